import { ClusterUsage } from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesApi } from '../api';
import { toError } from '../stream/toError';
import { systemTimers, Timers } from '../stream/timers';
import { ExternalStore } from './ExternalStore';
import { documentVisibility, Visibility } from './visibility';

/** The backend asks a cluster no more often, and metrics-server measures no more often. */
const MIN_REFRESH_MS = 30_000;

/** Each cluster is a request to an API server: a tab causes five a minute, however many clusters it shows. */
const REFRESH_PER_CLUSTER_MS = 12_000;

/** Older usage says little about the present. */
const MAX_REFRESH_MS = 5 * 60_000;

/**
 * What is known of usage at this moment.
 *
 * @public
 */
export interface UsageSnapshot {
  /** By cluster; only those that were asked about. */
  readonly clusters: ReadonlyMap<string, ClusterUsage>;
  /** Why the last request failed. */
  readonly error?: Error;
}

/** @public */
export interface UsageFollowerOptions {
  readonly api: Pick<KubernetesApi, 'getUsage'>;
  readonly entityRef: string;
  readonly timers?: Timers;
  readonly visibility?: Visibility;
}

/**
 * Keeps the usage of a service up to date, for the clusters whose usage
 * something on the screen shows, and only while the page is visible.
 *
 * @public
 */
export class UsageFollower {
  readonly #api: Pick<KubernetesApi, 'getUsage'>;
  readonly #entityRef: string;
  readonly #timers: Timers;
  readonly #visibility: Visibility;
  readonly #store: ExternalStore<UsageSnapshot>;
  /** How many things on the screen show a cluster. */
  readonly #wanted = new Map<string, number>();
  readonly #askedAt = new Map<string, number>();
  #isPaused = false;
  #asking: AbortController | undefined;
  #cancelTimer: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: UsageFollowerOptions) {
    this.#api = options.api;
    this.#entityRef = options.entityRef;
    this.#timers = options.timers ?? systemTimers;
    this.#visibility = options.visibility ?? documentVisibility;
    this.#store = new ExternalStore({
      initial: { clusters: new Map() },
      timers: this.#timers,
    });
  }

  /** The same object until something changes. */
  getSnapshot = (): UsageSnapshot => this.#store.getSnapshot();

  subscribe = (listener: () => void): (() => void) =>
    this.#store.subscribe(listener);

  /** Reads the usage of these clusters until the returned function is called. */
  want(clusters: readonly string[]): () => void {
    if (this.#wanted.size === 0 && clusters.length > 0) {
      this.#stopWatching = this.#visibility.subscribe(this.#plan);
    }
    for (const cluster of clusters) this.#count(cluster, 1);
    this.#plan();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      for (const cluster of clusters) this.#count(cluster, -1);
      if (this.#wanted.size === 0) this.#stopWatching?.();
      this.#plan();
    };
  }

  /** While paused, what is shown stays as it is. */
  setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    this.#plan();
  }

  #count(cluster: string, change: 1 | -1): void {
    const count = (this.#wanted.get(cluster) ?? 0) + change;
    if (count > 0) this.#wanted.set(cluster, count);
    else this.#wanted.delete(cluster);
  }

  /** Sets the timer to when the next cluster is due. */
  #plan = (): void => {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const isIdle =
      this.#isPaused ||
      this.#wanted.size === 0 ||
      !this.#visibility.isVisible();
    if (isIdle) {
      this.#asking?.abort();
      this.#asking = undefined;
      return;
    }
    if (this.#asking) return;
    const dueAt = Math.min(...[...this.#wanted.keys()].map(this.#dueAt));
    // Not at once: what appears together is asked for together.
    const delayMs = Math.max(0, dueAt - this.#timers.now());
    this.#cancelTimer = this.#timers.after(delayMs, () => void this.#ask());
  };

  #dueAt = (cluster: string): number => {
    const askedAt = this.#askedAt.get(cluster);
    // A clock that was set back must not hold it up for longer.
    return askedAt === undefined || askedAt > this.#timers.now()
      ? 0
      : askedAt + refreshMs(this.#wanted.size);
  };

  async #ask(): Promise<void> {
    const now = this.#timers.now();
    const due = [...this.#wanted.keys()].filter(
      cluster => this.#dueAt(cluster) <= now,
    );
    // Timers can be early, and a request that names no cluster asks all of them.
    if (due.length === 0) {
      this.#plan();
      return;
    }
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const usage = await this.#api.getUsage(this.#entityRef, {
        clusters: due,
        signal: asking.signal,
      });
      if (asking.signal.aborted) return;
      const known = new Map(this.getSnapshot().clusters);
      for (const each of usage.clusters) known.set(each.cluster, each);
      this.#store.publish({ clusters: known });
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#store.publish({ ...this.getSnapshot(), error: toError(error) });
    }
    for (const cluster of due) this.#askedAt.set(cluster, this.#timers.now());
    this.#asking = undefined;
    this.#plan();
  }
}

function refreshMs(clusters: number): number {
  return Math.min(
    Math.max(clusters * REFRESH_PER_CLUSTER_MS, MIN_REFRESH_MS),
    MAX_REFRESH_MS,
  );
}
