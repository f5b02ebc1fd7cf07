import { toError } from '../stream/toError';
import { systemTimers, Timers } from '../stream/timers';
import { ExternalStore } from './ExternalStore';
import { documentVisibility, Visibility } from './visibility';

/** The backend answers from memory, so polling costs the clusters nothing. */
const REFRESH_MS = 15_000;

/** A backend that is restarted is back by then, and one that stays away gets few requests. */
const LONGEST_PAUSE_MS = 2 * 60_000;

/**
 * The last value, when it arrived, and the last error.
 *
 * @internal
 */
export interface Polled<T> {
  /** Stays when a refresh fails. */
  readonly value?: T;
  /** When it arrived: milliseconds since 1970, by the browser's clock. */
  readonly receivedAt?: number;
  /** Why the last refresh failed. */
  readonly error?: Error;
  readonly isLoading: boolean;
}

/** @internal */
export interface PollFollowerOptions<T> {
  readonly load: (signal: AbortSignal, before: T | undefined) => Promise<T>;
  readonly timers?: Timers;
  readonly visibility?: Visibility;
}

/**
 * Asks again every 15 seconds, or as often as the most eager subscriber wants, while the
 * page is visible and anything subscribes; after a failure it waits twice as long each time.
 *
 * @internal
 */
export class PollFollower<T> {
  readonly #load: PollFollowerOptions<T>['load'];
  readonly #timers: Timers;
  readonly #visibility: Visibility;
  readonly #store: ExternalStore<Polled<T>>;
  /** What each subscriber wants. */
  readonly #intervals = new Map<symbol, number>();
  /** In a row. */
  #failures = 0;
  #askedAt: number | undefined;
  #asking: AbortController | undefined;
  #cancelTimer: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: PollFollowerOptions<T>) {
    this.#load = options.load;
    this.#timers = options.timers ?? systemTimers;
    this.#visibility = options.visibility ?? documentVisibility;
    this.#store = new ExternalStore<Polled<T>>({
      initial: { isLoading: true },
      timers: this.#timers,
      onStart: () => {
        this.#stopWatching = this.#visibility.subscribe(this.#plan);
        this.#plan();
      },
      onStop: () => {
        this.#stopWatching?.();
        this.#plan();
      },
    });
  }

  /** The same object until something changes. */
  getSnapshot = (): Polled<T> => this.#store.getSnapshot();

  /** @param everyMs - the time from an answer to the next request */
  subscribe = (listener: () => void, everyMs = REFRESH_MS): (() => void) => {
    const id = Symbol('subscriber');
    this.#intervals.set(id, everyMs);
    // A listener may subscribe twice, each with its own interval.
    const leave = this.#store.subscribe(() => listener());
    this.#plan();
    return () => {
      this.#intervals.delete(id);
      leave();
      this.#plan();
    };
  };

  /** Asks at once, and gives up the request before. */
  reload = (): void => {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#askedAt = undefined;
    this.#failures = 0;
    this.#store.publish({ ...this.getSnapshot(), isLoading: true });
    this.#plan();
  };

  get #pauseMs(): number {
    const everyMs = Math.min(...this.#intervals.values());
    const doubled = everyMs * 2 ** this.#failures;
    return Math.min(doubled, Math.max(everyMs, LONGEST_PAUSE_MS));
  }

  /** Sets the timer to the next request, or gives up where nobody looks. */
  #plan = (): void => {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (!this.#store.isObserved || !this.#visibility.isVisible()) {
      if (this.#asking) this.#askedAt = undefined;
      this.#asking?.abort();
      this.#asking = undefined;
      return;
    }
    if (this.#asking) return;
    const dueAt =
      this.#askedAt === undefined ? -Infinity : this.#askedAt + this.#pauseMs;
    const waitMs = dueAt - this.#timers.now();
    if (waitMs <= 0) void this.#ask();
    else {
      // A clock that was set back must not hold it up for longer.
      this.#cancelTimer = this.#timers.after(
        Math.min(waitMs, this.#pauseMs),
        () => void this.#ask(),
      );
    }
  };

  async #ask(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const before = this.getSnapshot();
    try {
      const value = await this.#load(asking.signal, before.value);
      if (asking.signal.aborted) return;
      this.#failures = 0;
      this.#store.publish({
        value,
        receivedAt: this.#timers.now(),
        isLoading: false,
      });
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#failures += 1;
      this.#store.publish({
        ...this.getSnapshot(),
        error: toError(error),
        isLoading: false,
      });
    }
    this.#askedAt = this.#timers.now();
    this.#asking = undefined;
    this.#plan();
  }
}
