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
const MAX_NAMES = 100;

/** No entity has this name. */
const NO_NAME = '-';

/** The filters of the catalog with this one. */
export interface HealthFilters extends DefaultEntityFilters {
  readonly kubernetesHealth?: HealthFilter;
}

/** Entities whose services are in one of some states. */
export class HealthFilter implements EntityFilter {
  readonly states: readonly FleetState[];
  readonly #refs: ReadonlySet<string>;

  constructor(
    states: readonly FleetState[],
    { services }: Pick<FleetServiceList, 'services'>,
  ) {
    this.states = states;
    this.#refs = new Set(
      services
        .filter(({ state }) => states.includes(state))
        .map(({ entityRef }) => entityRef),
    );
  }

  /** Equal for filters that find the same. */
  get key(): string {
    return JSON.stringify([this.states, ...[...this.#refs].sort()]);
  }

  /** A table with pages is filtered by the backend alone. */
  getCatalogFilters(): Record<string, string[]> {
    if (this.#refs.size > MAX_NAMES) return {};
    const names = [...this.#refs].map(ref =>
      ref.slice(ref.lastIndexOf('/') + 1),
    );
    return {
      'metadata.name': names.length > 0 ? [...new Set(names)] : [NO_NAME],
    };
  }

  filterEntity(entity: Entity): boolean {
    return this.#refs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string[] {
    return [...this.states];
  }
}
