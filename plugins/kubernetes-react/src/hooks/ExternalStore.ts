import { Timers } from '../stream/timers';

/** @internal */
export interface ExternalStoreOptions<T> {
  readonly initial: T;
  readonly timers: Timers;
  /** The least time between two snapshots of {@link ExternalStore.publishSoon}. */
  readonly intervalMs?: number;
  /** Called when the first subscriber arrives. */
  readonly onStart?: () => void;
  /** Called when the last subscriber has left. */
  readonly onStop?: () => void;
}

/**
 * A snapshot and its subscribers, as `useSyncExternalStore` wants them.
 *
 * @internal
 */
export class ExternalStore<T> {
  readonly #options: ExternalStoreOptions<T>;
  readonly #listeners = new Set<() => void>();
  #snapshot: T;
  #makeNext: (() => T) | undefined;
  #cancelTimer: (() => void) | undefined;
  #flushedAt = -Infinity;

  constructor(options: ExternalStoreOptions<T>) {
    this.#options = options;
    this.#snapshot = options.initial;
  }

  get isObserved(): boolean {
    return this.#listeners.size > 0;
  }

  /** The same object until something changes. */
  getSnapshot = (): T => this.#snapshot;

  subscribe = (onChange: () => void): (() => void) => {
    // A callback that subscribes twice is two subscribers, and each leaves for itself.
    const listener = () => onChange();
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#options.onStart?.();
    return () => {
      const wasObserved = this.#listeners.delete(listener);
      if (wasObserved && !this.isObserved) this.#options.onStop?.();
    };
  };

  publish(snapshot: T): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }

  /**
   * Publishes at once, unless it did so within the interval: then at its end, so that all changes
   * until then are one redraw.
   */
  publishSoon(makeNext: () => T): void {
    this.#makeNext = makeNext;
    if (this.#cancelTimer) return;
    const { timers, intervalMs = 0 } = this.#options;
    const waitMs = this.#flushedAt + intervalMs - timers.now();
    if (waitMs <= 0) {
      this.flush();
      return;
    }
    // A clock that was set back must not hold it up for longer.
    this.#cancelTimer = timers.after(Math.min(waitMs, intervalMs), () =>
      this.flush(),
    );
  }

  /** Publishes now what is to be published soon. */
  flush(): void {
    const makeNext = this.#makeNext;
    this.discard();
    if (!makeNext) return;
    this.#flushedAt = this.#options.timers.now();
    this.publish(makeNext());
  }

  /** Forgets what is to be published soon. */
  discard(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#makeNext = undefined;
  }
}
