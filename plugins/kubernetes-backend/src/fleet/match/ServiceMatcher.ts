import { matchesSelector } from '../../locate/selector';
import { isSelected, ServiceTarget } from '../../locate/serviceTarget';
import {
  FleetKind,
  LocatedRecord,
  Labels,
  RecordListener,
  RecordStore,
} from '../records';
import { Anchor, findAnchors, SelectorIndex } from './SelectorIndex';

/** A service of the catalog, and the clusters in which it may be. */
export interface MatchedService {
  readonly target: ServiceTarget;
  readonly clusters: ReadonlySet<string>;
  /** See {@link hashSubject}. */
  readonly subject: string;
}

/** How many records of each kind a service has, by cluster. */
export type RecordCounts = ReadonlyMap<string, ReadonlyMap<FleetKind, number>>;

/** Sets of labels that are counted to find out which term is rare. */
const ENOUGH = 64;

/**
 * Which records belong to which service, kept up to date with both: a change of
 * a record costs what the services that select it cost, and not all of them.
 *
 * @remarks
 * It finds objects by the service's own selector. Pods without the label that a workload
 * with the label owns are not found, but the workload is.
 */
export class ServiceMatcher implements RecordListener {
  readonly #store: RecordStore;
  #onChange: (entityRef: string) => void = () => undefined;
  readonly #services = new Map<string, MatchedService>();
  readonly #selectors = new SelectorIndex();
  readonly #setsByEntityRef = new Map<string, Set<number>>();
  readonly #entityRefsBySet = new Map<number, Set<string>>();

  constructor(store: RecordStore) {
    this.#store = store;
    store.listen(this);
  }

  /** There is one listener at most, which is called with a service whose records may have changed. */
  listen(onChange: (entityRef: string) => void): void {
    this.#onChange = onChange;
  }

  get services(): ReadonlyMap<string, MatchedService> {
    return this.#services;
  }

  /** Adds a service, or replaces the one with the same reference. */
  set(service: MatchedService): void {
    const { target } = service;
    const { entityRef, selector } = target;
    this.#forget(entityRef);
    this.#services.set(entityRef, service);
    const anchor = this.#rarest(findAnchors(selector));
    if (anchor) {
      this.#selectors.set(entityRef, selector, anchor);
      for (const set of this.#setsWith(anchor)) {
        const labels = this.#store.getLabels(set);
        if (matchesSelector(selector, labels)) this.#link(set, entityRef);
      }
    }
    this.#onChange(entityRef);
  }

  delete(entityRef: string): void {
    if (!this.#services.has(entityRef)) return;
    this.#forget(entityRef);
    this.#onChange(entityRef);
  }

  /**
   * The records of a service. They may change meanwhile, which the listener is told: what has
   * moved from one set of labels to another may be missing, or be there twice.
   *
   * @param isWanted - of a cluster; the records of all others are not read
   */
  *findRecords(
    entityRef: string,
    isWanted: (cluster: string) => boolean = () => true,
  ): Generator<LocatedRecord, void> {
    const service = this.#services.get(entityRef);
    if (!service) return;
    const { clusters, target } = service;
    const isHere = (cluster: string) =>
      clusters.has(cluster) && isWanted(cluster);
    const sets = this.#setsByEntityRef.get(entityRef) ?? new Set<number>();
    for (const set of sets) {
      for (const located of this.#store.withLabelSet(set, isHere)) {
        if (isSelected(target, located.record)) yield located;
        if (this.#services.get(entityRef) !== service) return;
        if (!sets.has(set)) break;
      }
    }
  }

  /** How many records a service has; a selector may fit all of a fleet, so they are not read. */
  countRecords(entityRef: string): RecordCounts {
    const counts = new Map<string, Map<FleetKind, number>>();
    const service = this.#services.get(entityRef);
    if (!service) return counts;
    const { clusters, target } = service;
    const count = (cluster: string, kind: FleetKind) => {
      const known = counts.get(cluster);
      if (known) known.set(kind, (known.get(kind) ?? 0) + 1);
      else if (clusters.has(cluster)) counts.set(cluster, new Map([[kind, 1]]));
    };
    for (const set of this.#setsByEntityRef.get(entityRef) ?? []) {
      this.#store.countLabelSet(set, count, target.namespace);
    }
    return counts;
  }

  setAdded(set: number, labels: Labels): void {
    for (const entityRef of this.#selectors.matching(labels)) {
      this.#link(set, entityRef);
    }
  }

  setRemoved(set: number): void {
    const services = this.#entityRefsBySet.get(set) ?? [];
    this.#entityRefsBySet.delete(set);
    for (const entityRef of services) {
      this.#setsByEntityRef.get(entityRef)?.delete(set);
      this.#onChange(entityRef);
    }
  }

  recordChanged(
    cluster: string,
    before: number | undefined,
    after: number | undefined,
  ): void {
    for (const set of new Set([before, after])) {
      if (set !== undefined) this.#tell(cluster, set);
    }
  }

  #tell(cluster: string, set: number): void {
    for (const entityRef of this.#entityRefsBySet.get(set) ?? []) {
      if (this.#services.get(entityRef)?.clusters.has(cluster)) {
        this.#onChange(entityRef);
      }
    }
  }

  #link(set: number, entityRef: string): void {
    const services = this.#entityRefsBySet.get(set) ?? new Set();
    this.#entityRefsBySet.set(set, services.add(entityRef));
    const sets = this.#setsByEntityRef.get(entityRef) ?? new Set();
    this.#setsByEntityRef.set(entityRef, sets.add(set));
  }

  #forget(entityRef: string): void {
    for (const set of this.#setsByEntityRef.get(entityRef) ?? []) {
      const services = this.#entityRefsBySet.get(set);
      services?.delete(entityRef);
      if (services?.size === 0) this.#entityRefsBySet.delete(set);
    }
    this.#setsByEntityRef.delete(entityRef);
    this.#selectors.delete(entityRef);
    this.#services.delete(entityRef);
  }

  #rarest(anchors: readonly Anchor[]): Anchor | undefined {
    let rarest: Anchor | undefined;
    let fewest = Infinity;
    for (const anchor of anchors) {
      let count = 0;
      for (const _set of this.#setsWith(anchor)) {
        count += 1;
        if (count === ENOUGH) break;
      }
      if (count < fewest) rarest = anchor;
      fewest = Math.min(fewest, count);
    }
    return rarest;
  }

  *#setsWith(anchor: Anchor): Generator<number, void> {
    if (anchor.type === 'key') yield* this.#store.labelSetsWith(anchor.key);
    else {
      for (const value of anchor.values) {
        yield* this.#store.labelSetsWith(anchor.key, value);
      }
    }
  }
}
