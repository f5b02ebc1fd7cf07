import {
  ModelKind,
  PodRow,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isSameTarget } from '../../locate';
import { Placement, ReadTarget } from '../../read';
import { Clock } from '../../util/timing';
import { ClusterStates } from '../ClusterStates';
import { MatchedService, RecordCounts, ServiceMatcher } from '../match';
import { FLEET_KINDS, FleetKind } from '../records';
import { toPodRow } from './toPodRow';

/** Coalesces changes of a service that follow each other. */
const SETTLE_MS = 250;

const KINDS: ReadonlySet<string> = new Set(FLEET_KINDS);

const NONE: ReadonlyMap<FleetKind, number> = new Map();

/** Where a service is. */
interface Places {
  readonly service: MatchedService | undefined;
  readonly counts: RecordCounts;
}

/** An object of its own for each `listen`: one callback may listen several times, with signals of its own. */
interface Listener {
  readonly onChange: () => void;
}

export interface FleetPlacementOptions {
  readonly matcher: Pick<
    ServiceMatcher,
    'countRecords' | 'findRecords' | 'services'
  >;
  readonly states: Pick<ClusterStates, 'all'>;
  /** Whether the index has only a part of a cluster's objects. */
  readonly isLimited: (cluster: string) => boolean;
  /** Whether changes of a cluster may be told late, so that what is known of it is not certain; of none when absent. */
  readonly isToldLate?: (cluster: string) => boolean;
  /** What other replicas know of the clusters that they read: undefined where that is not certain, or when absent. */
  readonly isElsewhere?: (
    entityRef: string,
    cluster: string,
  ) => boolean | undefined;
  /** A listener has thrown, which is a bug. */
  readonly onFault: (error: unknown) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Objects of a service that are previewed; with more, it is quicker to wait for the cluster. */
const MAX_PREVIEWED = 1_000;

/**
 * Where services are, by the index of the fleet. It is certain only for the selector and
 * the clusters that the index has of the service, and while it sees every change.
 */
export class FleetPlacement implements Placement {
  readonly #options: FleetPlacementOptions;
  readonly #places = new Map<string, Places>();
  /** By service and cluster. */
  readonly #listeners = new Map<string, Map<string, Set<Listener>>>();
  /** Services that have changed, with where they were before; undefined where that was not known. */
  readonly #before = new Map<string, Places | undefined>();
  readonly #changedClusters = new Set<string>();
  #isTelling = false;

  constructor(options: FleetPlacementOptions) {
    this.#options = options;
  }

  has(target: ReadTarget, kinds: readonly ModelKind[]): boolean | undefined {
    const { connection, service } = target;
    const { name } = connection.cluster;
    if (!this.#isFollowed(target)) return undefined;
    const here = this.#placesOf(service.entityRef).counts.get(name);
    const asked = kinds.filter((kind): kind is FleetKind => KINDS.has(kind));
    if (asked.some(kind => here?.has(kind))) return true;
    if (asked.length < kinds.length) return undefined;
    const isCertain = asked.every(kind => this.#seesAll(name, kind));
    return isCertain ? false : this.#hasElsewhere(target, kinds);
  }

  /** Other replicas only say whether a cluster has anything of the service, not which kinds. */
  #hasElsewhere(
    { connection, service }: ReadTarget,
    kinds: readonly ModelKind[],
  ): boolean | undefined {
    // Whose namespaces are bound is found out by asking the cluster.
    if (service.boundTo !== undefined) return undefined;
    const { name } = connection.cluster;
    const has = this.#options.isElsewhere?.(service.entityRef, name);
    const isAny = FLEET_KINDS.every(kind => kinds.includes(kind));
    return has && !isAny ? undefined : has;
  }

  /** Whether the index sees every object of a cluster now. */
  seesAll(cluster: string): boolean {
    return FLEET_KINDS.every(kind => this.#seesAll(cluster, kind));
  }

  sees(target: ReadTarget): boolean {
    return this.#countsOfSeen(target) !== undefined;
  }

  previewPods(target: ReadTarget): readonly PodRow[] | undefined {
    const { connection, service } = target;
    const counts = this.#countsOfSeen(target);
    if (!counts?.has('Pod')) return counts && [];
    const here = [
      ...this.#options.matcher.findRecords(
        service.entityRef,
        cluster => cluster === connection.cluster.name,
      ),
    ].map(({ record }) => record);
    const deployments = new Set(
      here
        .filter(({ kind }) => kind === 'Deployment')
        .map(record => `${record.namespace}/${record.name}`),
    );
    return here
      .filter(({ kind }) => kind === 'Pod')
      .sort((a, b) => compareText(a.name, b.name))
      .map(pod =>
        toPodRow(pod, deployment =>
          deployments.has(`${pod.namespace}/${deployment}`),
        ),
      );
  }

  listen(
    { connection, service: { entityRef } }: ReadTarget,
    onChange: () => void,
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const { name } = connection.cluster;
    const clusters = this.#listeners.get(entityRef) ?? new Map();
    this.#listeners.set(entityRef, clusters);
    const listeners = clusters.get(name) ?? new Set();
    const listener: Listener = { onChange };
    clusters.set(name, listeners.add(listener));
    // A listener that arrives between two changes has not seen the state before the first.
    if (this.#before.has(entityRef)) this.#before.set(entityRef, undefined);
    const leave = () => {
      listeners.delete(listener);
      if (listeners.size > 0 || clusters.get(name) !== listeners) return;
      clusters.delete(name);
      if (clusters.size === 0) this.#listeners.delete(entityRef);
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  /** Records of the service, or the service itself, may have changed. */
  serviceChanged(entityRef: string): void {
    const before = this.#places.get(entityRef);
    this.#places.delete(entityRef);
    if (!this.#listeners.has(entityRef)) return;
    if (!this.#before.has(entityRef)) this.#before.set(entityRef, before);
    this.#tellSoon();
  }

  /** What other replicas know of the service may have changed. */
  placeChanged(entityRef: string): void {
    if (!this.#listeners.has(entityRef)) return;
    this.#before.set(entityRef, undefined);
    this.#tellSoon();
  }

  /** What the index sees of a cluster may have changed. */
  clusterChanged(cluster: string): void {
    this.#changedClusters.add(cluster);
    this.#tellSoon();
  }

  /** The counts of a service that is seen completely, and is small enough to be shown at once. */
  #countsOfSeen(
    target: ReadTarget,
  ): ReadonlyMap<FleetKind, number> | undefined {
    const { connection, service } = target;
    const { name } = connection.cluster;
    // Whose namespaces are bound is found out by asking the cluster.
    const isSeen = this.#seesAll(name, 'Pod') && service.boundTo === undefined;
    if (!isSeen || !this.#isFollowed(target)) return undefined;
    const counts = this.#placesOf(service.entityRef).counts.get(name);
    const all = [...(counts?.values() ?? [])].reduce((sum, n) => sum + n, 0);
    return all > MAX_PREVIEWED ? undefined : counts ?? NONE;
  }

  #isFollowed({ connection, service }: ReadTarget): boolean {
    const known = this.#options.matcher.services.get(service.entityRef);
    return (
      connection.hasSharedCredential &&
      known?.clusters.has(connection.cluster.name) === true &&
      isSameTarget(known.target, service)
    );
  }

  #seesAll(cluster: string, kind: FleetKind): boolean {
    const { isLimited, isToldLate, states } = this.#options;
    if (isToldLate?.(cluster)) return false;
    const state = states.all.get(cluster);
    const type = state?.kinds.get(kind)?.type;
    if (type === 'absent') return true;
    return type === 'live' && !state?.limited.has(kind) && !isLimited(cluster);
  }

  #placesOf(entityRef: string): Places {
    const known = this.#places.get(entityRef);
    if (known) return known;
    const { matcher } = this.#options;
    const places = {
      service: matcher.services.get(entityRef),
      counts: matcher.countRecords(entityRef),
    };
    this.#places.set(entityRef, places);
    return places;
  }

  #tellSoon(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    void this.#tell();
  }

  async #tell(): Promise<void> {
    const { clock, signal } = this.#options;
    await clock.sleep(SETTLE_MS, signal);
    this.#isTelling = false;
    const concerned = [...this.#listeners].flatMap(([entityRef, clusters]) =>
      [...clusters]
        .filter(([cluster]) => this.#isConcerned(entityRef, cluster))
        .flatMap(([, listeners]) => [...listeners]),
    );
    this.#before.clear();
    this.#changedClusters.clear();
    const callbacks = new Set(concerned.map(({ onChange }) => onChange));
    for (const onChange of callbacks) this.#call(onChange);
  }

  /** A listener that throws must not keep the others from being called. */
  #call(onChange: () => void): void {
    try {
      onChange();
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  /** A rollout changes hundreds of records, but a thousand tabs only need to know where the service is. */
  #isConcerned(entityRef: string, cluster: string): boolean {
    if (this.#changedClusters.has(cluster)) return true;
    if (!this.#before.has(entityRef)) return false;
    const before = this.#before.get(entityRef);
    const now = this.#placesOf(entityRef);
    return (
      before === undefined ||
      before.service !== now.service ||
      toKindsKey(before, cluster) !== toKindsKey(now, cluster)
    );
  }
}

function toKindsKey({ counts }: Places, cluster: string): string {
  return [...(counts.get(cluster)?.keys() ?? [])].sort().join();
}
