import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import {
  ClusterConnection,
  DelegatingConnection,
  sharingKey,
} from '../transport';
import { Clock, ABANDONED } from '../util/timing';
import { ClusterHistory } from './ClusterHistory';
import { ClusterSink } from './followCluster';

/** Someone who reloads, or looks at the next tab and comes back, finds everything there. */
const LINGER_MS = 60_000;

/**
 * Services times clusters that nobody looks at any more; beyond it the longest
 * unseen go at once. A service has as many readings as there are clusters.
 */
const MIN_LINGERING = 2_000;
const LINGERING_SERVICES = 20;
/** They are memory and watches that nobody needs just now. */
const MAX_LINGERING = 8_000;

/** What a viewer who comes back has been told before. */
export interface Resumption {
  readonly versions: ReadonlySet<string>;
  /** Told the message that one of the versions stands for, if that is still known. */
  readonly onFound: (message: ClusterMessage) => void;
}

export interface HubViewer {
  readonly service: ServiceTarget;
  readonly connection: ClusterConnection;
  readonly identity: string;
  readonly sink: ClusterSink;
  readonly resumption?: Resumption;
}

export interface ClusterHubOptions {
  /** Follows a cluster until the signal aborts. Never rejects. */
  readonly follow: (
    connection: ClusterConnection,
    service: ServiceTarget,
    sink: ClusterSink,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly clock: Clock;
  readonly lingerMs?: number;
  /** Told of each viewer whether there was a reading to join. */
  readonly onJoin?: (isShared: boolean) => void;
}

/** One service in one cluster, as one identity sees it. */
export interface HubReading {
  readonly cluster: string;
  /** The same for two readings of one service by different identities. */
  readonly service: string;
  readonly viewers: number;
  readonly last?: ClusterMessage;
}

/** A viewer's part in a shared reading. */
export interface Membership {
  /** Aborts when the reading is over for everybody: whoever still looks has to join anew. */
  readonly ended: AbortSignal;
  leave(): void;
  /** Ends the reading for everybody, because nobody of this identity may see it any more. */
  end(): void;
}

interface Shared {
  readonly service: ServiceTarget;
  readonly connection: DelegatingConnection;
  readonly viewers: Set<ClusterSink>;
  readonly stop: AbortController;
  /** Aborts when those who still look have to join anew; not when the hub closes for good. */
  readonly ended: AbortController;
  /** Set while nobody looks. */
  lingering?: AbortController;
  readonly history: ClusterHistory;
  isSettled: boolean;
}

/**
 * Everybody who looks at the same service in the same cluster with the same
 * identity shares one set of lists and watches, its objects and its diagnosis.
 * Two identities never share.
 */
export class ClusterHub {
  readonly #options: ClusterHubOptions;
  readonly #shared = new Map<string, Shared>();
  /** Those of them that nobody looks at; who has lingered longest comes first. */
  readonly #lingering = new Map<string, Shared>();
  /** How many of them there are in each cluster. */
  readonly #perCluster = new Map<string, number>();
  #isClosed = false;

  constructor(options: ClusterHubOptions) {
    this.#options = options;
  }

  /** How many clusters of services are followed, with those that linger. */
  get size(): number {
    return this.#shared.size;
  }

  /** Whether there is a reading to join. */
  has(seen: Pick<HubViewer, 'service' | 'connection' | 'identity'>): boolean {
    return this.#shared.has(keyOf(seen));
  }

  /** Everything that is followed, with what lingers. */
  *readings(): Generator<HubReading> {
    for (const {
      connection,
      service,
      viewers,
      history,
    } of this.#shared.values()) {
      yield {
        cluster: connection.cluster.name,
        service: JSON.stringify([service.namespace, service.selector.text]),
        viewers: viewers.size,
        last: history.latest,
      };
    }
  }

  /**
   * Tells the viewer what is known, then what is new.
   *
   * A version that the viewer names is looked for in what they see now and
   * nowhere else, so one that is guessed, or somebody else's, stands for nothing.
   */
  join(viewer: HubViewer): Membership {
    const key = keyOf(viewer);
    this.#options.onJoin?.(this.#shared.has(key));
    const shared = this.#shared.get(key) ?? this.#start(key, viewer);
    const { connection, resumption, sink } = viewer;
    const { history } = shared;
    shared.lingering?.abort(ABANDONED);
    shared.lingering = undefined;
    this.#lingering.delete(key);
    shared.connection.add(connection);
    shared.viewers.add(sink);
    const known = resumption && history.find(resumption.versions);
    if (known) resumption.onFound(known);
    if (history.latest) sink(history.latest, shared.isSettled);
    return {
      ended: shared.ended.signal,
      leave: () => {
        if (!shared.viewers.delete(sink)) return;
        shared.connection.remove(connection);
        if (shared.viewers.size === 0) this.#linger(key, shared);
      },
      end: () => {
        this.#stop(key, shared);
        shared.ended.abort();
      },
    };
  }

  /** Stops everything, for good. */
  close(): void {
    this.#isClosed = true;
    for (const [key, shared] of this.#shared) this.#stop(key, shared);
  }

  #start(key: string, { connection, identity, service }: HubViewer): Shared {
    const shared: Shared = {
      service,
      connection: new DelegatingConnection(connection, identity),
      viewers: new Set(),
      stop: new AbortController(),
      ended: new AbortController(),
      history: new ClusterHistory(),
      isSettled: false,
    };
    this.#shared.set(key, shared);
    this.#count(shared, 1);
    if (this.#isClosed) shared.stop.abort();
    // After the first viewer has joined.
    queueMicrotask(() => {
      this.#options.follow(
        shared.connection,
        service,
        (message, isSettled) => {
          // Compared once here instead of once for each of a thousand viewers.
          const isNews = shared.history.add(message);
          const isSameAsBefore = !isNews && isSettled === shared.isSettled;
          shared.isSettled = isSettled;
          const { latest } = shared.history;
          if (isSameAsBefore || !latest) return;
          for (const sink of shared.viewers) sink(latest, isSettled);
        },
        shared.stop.signal,
      );
    });
    return shared;
  }

  /** What has failed, or has not answered, is not worth keeping: whoever comes next should find out anew. */
  #linger(key: string, shared: Shared): void {
    const isGood =
      shared.isSettled && shared.history.latest?.state.phase === 'live';
    const lingerMs = this.#options.lingerMs ?? LINGER_MS;
    if (!isGood || lingerMs === 0 || this.#isClosed) {
      this.#stop(key, shared);
      return;
    }
    const lingering = new AbortController();
    shared.lingering = lingering;
    this.#lingering.set(key, shared);
    for (const [oldKey, old] of this.#lingering) {
      if (this.#lingering.size <= this.#maxLingering) break;
      this.#stop(oldKey, old);
    }
    this.#options.clock.sleep(lingerMs, lingering.signal).then(() => {
      if (!lingering.signal.aborted) this.#stop(key, shared);
    });
  }

  get #maxLingering(): number {
    const wanted = LINGERING_SERVICES * this.#perCluster.size;
    return Math.min(Math.max(wanted, MIN_LINGERING), MAX_LINGERING);
  }

  #count({ connection }: Shared, change: number): void {
    const { name } = connection.cluster;
    const count = (this.#perCluster.get(name) ?? 0) + change;
    if (count > 0) this.#perCluster.set(name, count);
    else this.#perCluster.delete(name);
  }

  #stop(key: string, shared: Shared): void {
    if (this.#shared.get(key) === shared) {
      this.#shared.delete(key);
      this.#count(shared, -1);
    }
    if (this.#lingering.get(key) === shared) this.#lingering.delete(key);
    shared.lingering?.abort(ABANDONED);
    shared.stop.abort(ABANDONED);
  }
}

/** Everything that decides what is seen. */
function keyOf({
  service,
  connection,
  identity,
}: Pick<HubViewer, 'service' | 'connection' | 'identity'>): string {
  return sharingKey(
    connection.cluster,
    identity,
    service.namespace,
    service.selector.text,
    service.boundTo?.key,
  );
}
