import {
  ModelKind,
  PodRow,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isSameTarget } from '../../locate';
import { Placement, ReadTarget } from '../../read';
import { Clock } from '../../util/timing';
import { ClusterStates } from '../ClusterStates';
import { RecordCounts, ServiceMatcher } from '../match';
import { FLEET_KINDS, FleetKind } from '../records';
import { toPodRow } from './toPodRow';

/** Changes of a service that follow each other are told together. */
const SETTLE_MS = 250;

const KINDS: ReadonlySet<string> = new Set(FLEET_KINDS);

export interface FleetPlacementOptions {
  readonly matcher: Pick<ServiceMatcher, 'countsOf' | 'recordsOf' | 'services'>;
  readonly states: Pick<ClusterStates, 'all'>;
  /** Whether the index has only a part of a cluster's objects. */
  readonly isLimited: (cluster: string) => boolean;
  /** What other replicas know of the clusters that they read: undefined where that is not certain, or when absent. */
  readonly isElsewhere?: (
    entityRef: string,
    cluster: string,
  ) => boolean | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Objects that are looked at before the cluster has answered; it takes longer with more than to wait for it. */
const MAX_PREVIEWED = 1_000;

/**
 * Where services are, by the index of the fleet. It is certain only for the selector and
 * the clusters that the index has of the service, and while it sees every change.
 */
export class FleetPlacement implements Placement {
  readonly #options: FleetPlacementOptions;
  readonly #places = new Map<string, RecordCounts>();
  /** By what they wait for: a change of their service, or of their cluster. */
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #changed = new Set<string>();
  #isTelling = false;

  constructor(options: FleetPlacementOptions) {
    this.#options = options;
  }

  has(target: ReadTarget, kinds: readonly ModelKind[]): boolean | undefined {
    const { connection, service } = target;
    const { name } = connection.cluster;
    if (!this.#isFollowed(target)) return undefined;
    const here = this.#placesOf(service.entityRef).get(name);
    const asked = kinds.filter((kind): kind is FleetKind => KINDS.has(kind));
    if (asked.some(kind => here?.has(kind))) return true;
    if (asked.length < kinds.length) return undefined;
    const isCertain = asked.every(kind => this.#seesAll(name, kind));
    return isCertain ? false : this.#hasElsewhere(target, kinds);
  }

  /** Other replicas tell whether there is anything, not what. */
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

  podsOf(target: ReadTarget): readonly PodRow[] | undefined {
    const { connection, service } = target;
    const { name } = connection.cluster;
    // Whose namespaces are bound is found out by asking the cluster.
    const isSeen = this.#seesAll(name, 'Pod') && service.boundTo === undefined;
    if (!isSeen || !this.#isFollowed(target)) return undefined;
    const counts = this.#placesOf(service.entityRef).get(name);
    if (!counts?.has('Pod')) return [];
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (all > MAX_PREVIEWED) return undefined;
    const here = [
      ...this.#options.matcher.recordsOf(
        service.entityRef,
        cluster => cluster === name,
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
    { connection, service }: ReadTarget,
    onChange: () => void,
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const keys = [
      serviceKey(service.entityRef),
      clusterKey(connection.cluster.name),
    ];
    for (const key of keys) {
      const listeners = this.#listeners.get(key) ?? new Set();
      this.#listeners.set(key, listeners.add(onChange));
    }
    const leave = () => {
      for (const key of keys) {
        const listeners = this.#listeners.get(key);
        listeners?.delete(onChange);
        if (listeners?.size === 0) this.#listeners.delete(key);
      }
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  /** Records of the service, or the service itself, may have changed. */
  serviceChanged(entityRef: string): void {
    this.#places.delete(entityRef);
    this.#tellSoon(serviceKey(entityRef));
  }

  /** What the index sees of a cluster may have changed. */
  clusterChanged(cluster: string): void {
    this.#tellSoon(clusterKey(cluster));
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
    const { isLimited, states } = this.#options;
    const state = states.all.get(cluster);
    const type = state?.kinds.get(kind)?.type;
    if (type === 'absent') return true;
    return type === 'live' && !state?.limited.has(kind) && !isLimited(cluster);
  }

  #placesOf(entityRef: string): RecordCounts {
    const known = this.#places.get(entityRef);
    if (known) return known;
    const places = this.#options.matcher.countsOf(entityRef);
    this.#places.set(entityRef, places);
    return places;
  }

  #tellSoon(key: string): void {
    if (!this.#listeners.has(key)) return;
    this.#changed.add(key);
    if (this.#isTelling) return;
    this.#isTelling = true;
    void this.#tell();
  }

  async #tell(): Promise<void> {
    const { clock, signal } = this.#options;
    await clock.sleep(SETTLE_MS, signal);
    this.#isTelling = false;
    const concerned = new Set(
      [...this.#changed].flatMap(key => [...(this.#listeners.get(key) ?? [])]),
    );
    this.#changed.clear();
    for (const onChange of concerned) onChange();
  }
}

function serviceKey(entityRef: string): string {
  return `service ${entityRef}`;
}

function clusterKey(cluster: string): string {
  return `cluster ${cluster}`;
}
