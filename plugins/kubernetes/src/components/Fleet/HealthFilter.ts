import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  DefaultEntityFilters,
  EntityFilter,
} from '@backstage/plugin-catalog-react';
import {
  FleetServiceList,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';

/** The names go into the URL of a request. */
const MAX_ASKED = 100;

/** No entity has this name. */
const NO_NAME = '-';

/** The filters of the catalog with this one. */
export interface HealthFilters extends DefaultEntityFilters {
  readonly kubernetesHealth?: HealthFilter;
}

/** Entities whose services are in one of some states. */
export class HealthFilter implements EntityFilter {
  readonly states: readonly FleetState[];
  /** How many services are in these states. */
  readonly total: number;
  readonly #refs: ReadonlySet<string>;

  /**
   * @param list - its services, worst first
   * @param hasPages - whether the table has pages, which the backend alone filters, by names
   */
  constructor(
    states: readonly FleetState[],
    list: Pick<FleetServiceList, 'services'>,
    hasPages: boolean,
  ) {
    const found = list.services
      .filter(({ state }) => states.includes(state))
      .map(({ entityRef }) => entityRef);
    this.states = states;
    this.total = found.length;
    this.#refs = new Set(hasPages ? found.slice(0, MAX_ASKED) : found);
  }

  /** How many services it finds. */
  get shown(): number {
    return this.#refs.size;
  }

  /** Equal for filters that find the same. */
  get key(): string {
    return JSON.stringify([this.states, ...[...this.#refs].sort()]);
  }

  getCatalogFilters(): Record<string, string[]> {
    // Without pages the table has all entities, and filters them itself.
    if (this.#refs.size > MAX_ASKED) return {};
    const refs = [...this.#refs];
    if (refs.length === 0) return { 'metadata.name': [NO_NAME] };
    const all = (part: (ref: string) => string) => [...new Set(refs.map(part))];
    return {
      'metadata.name': all(ref => ref.slice(ref.lastIndexOf('/') + 1)),
      'metadata.namespace': all(ref =>
        ref.slice(ref.indexOf(':') + 1, ref.lastIndexOf('/')),
      ),
    };
  }

  filterEntity(entity: Entity): boolean {
    return this.#refs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string[] {
    return [...this.states];
  }
}
