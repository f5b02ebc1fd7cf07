import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import { FleetKind } from './records';
import { FleetEvent, LeftOutReason } from './source/FleetSource';

/** Diagnoses start after this even if some first lists are missing. */
const FILLING_MS = 120_000;

/** Without progress of a first list for this long, the clusters that are left are taken to hang. */
const NO_PROGRESS_MS = 3_000;

/** From the end of one cluster's list to the beginning of the next one's, of those that are read in turn. */
const BETWEEN_LISTS_MS = 1_000;

/** How one kind of object of a cluster is followed. */
export type KindState =
  | { readonly type: 'listing' | 'live' | 'absent' }
  | {
      readonly type: 'gap';
      readonly since: Date;
      readonly reason: ClusterReason;
    };

/** How far the index can be trusted for a cluster. */
export interface ClusterState {
  /** Why it is not followed at all. */
  readonly leftOut?: LeftOutReason;
  readonly kinds: ReadonlyMap<FleetKind, KindState>;
  /** Kinds of which the source reads only a part. */
  readonly limited: ReadonlySet<FleetKind>;
  /** From reading the last change to having it in the index, in seconds. */
  readonly lagSeconds: number;
}

interface MutableState {
  leftOut?: LeftOutReason;
  readonly kinds: Map<FleetKind, KindState>;
  readonly limited: Set<FleetKind>;
  lagSeconds: number;
  /** All of its pods have been seen once, whatever happened since. */
  isListed: boolean;
}

/** What a source has said of each cluster. */
export class ClusterStates {
  readonly #states = new Map<string, MutableState>();
  readonly #now: () => Date;
  readonly #monotonic: () => number;
  #startedAt: number | undefined;
  /** When something of a first list came last, by the monotonic clock as all that lasts. */
  #progressAt = -Infinity;

  /** @param monotonic - milliseconds that no change of the host's clock affects */
  constructor(now: () => Date, monotonic = () => performance.now()) {
    this.#now = now;
    this.#monotonic = monotonic;
  }

  get all(): ReadonlyMap<string, ClusterState> {
    return this.#states;
  }

  /** Whether the index sees every change of the cluster's pods now. */
  isLive(cluster: string): boolean {
    return this.#states.get(cluster)?.kinds.get('Pod')?.type === 'live';
  }

  /** Whether all pods of the cluster have been in the index at some time. */
  isListed(cluster: string): boolean {
    return this.#states.get(cluster)?.isListed ?? false;
  }

  /** Whether first lists of clusters are coming in, in the first two minutes. */
  get isFilling(): boolean {
    const now = this.#monotonic();
    if (now - (this.#startedAt ?? -Infinity) >= FILLING_MS) return false;
    const isListing = [...this.#states.values()].some(
      ({ kinds }) => kinds.get('Pod')?.type === 'listing',
    );
    const patienceMs = isListing ? NO_PROGRESS_MS : BETWEEN_LISTS_MS;
    return now - this.#progressAt < patienceMs;
  }

  apply(event: FleetEvent): void {
    const { cluster } = event;
    if (event.type === 'nodePools') return;
    this.#startedAt ??= this.#monotonic();
    if (event.type === 'gone') {
      this.#states.delete(cluster);
      return;
    }
    if (event.type === 'leftOut') {
      this.#states.set(cluster, { ...empty(), leftOut: event.reason });
      return;
    }
    const state = this.#ensureState(cluster);
    const { kind } = event;
    const before = state.kinds.get(kind)?.type ?? 'listing';
    if (before === 'listing') this.#progressAt = this.#monotonic();
    switch (event.type) {
      case 'listBegun':
        // What was known stays known while it is listed again.
        if (!state.kinds.has(kind)) state.kinds.set(kind, { type: 'listing' });
        break;
      case 'changed':
        state.lagSeconds = (this.#now().getTime() - event.readAt) / 1_000;
        if (event.isLimited) state.limited.add(kind);
        break;
      case 'listEnded':
        if (event.isLimited) state.limited.add(kind);
        else state.limited.delete(kind);
        state.kinds.set(kind, { type: 'live' });
        if (kind === 'Pod') state.isListed = true;
        break;
      case 'gap':
        state.kinds.set(kind, {
          type: 'gap',
          since: this.#since(state, kind),
          reason: event.reason,
        });
        break;
      default:
        state.kinds.set(kind, { type: event.type });
    }
  }

  #since(state: MutableState, kind: FleetKind): Date {
    const before = state.kinds.get(kind);
    return before?.type === 'gap' ? before.since : this.#now();
  }

  #ensureState(cluster: string): MutableState {
    const known = this.#states.get(cluster);
    if (known && known.leftOut === undefined) return known;
    const state = empty();
    this.#states.set(cluster, state);
    return state;
  }
}

function empty(): MutableState {
  return {
    kinds: new Map(),
    limited: new Set(),
    lagSeconds: 0,
    isListed: false,
  };
}
