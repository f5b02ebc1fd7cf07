import { Clock, ABANDONED } from './timing';

/** Longer sleeps are taken in pieces: timers have 31 bits. */
const MAX_SLEEP_MS = 60 * 60_000;

/**
 * Coalesces wake-ups: resolves once, at the earliest requested deadline, so that
 * many reasons to do something lead to doing it once.
 */
export class Debouncer {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #dueAt = Infinity;
  /** Ends the wait, if there is one. */
  #wake: () => void = () => undefined;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  /** Requests a wake-up in `ms` at the latest. */
  requestWithin(ms: number): void {
    const at = this.#now() + ms;
    if (at >= this.#dueAt) return;
    this.#dueAt = at;
    this.#wake();
  }

  /** Resolves at the next deadline; to false when the signal aborts instead. */
  async wait(): Promise<boolean> {
    while (!this.#signal.aborted) {
      const restMs = this.#dueAt - this.#now();
      if (restMs <= 0) {
        this.#dueAt = Infinity;
        return true;
      }
      // Most of the time nothing is due, and nothing needs a timer.
      await (Number.isFinite(restMs) ? this.#sleep(restMs) : this.#beSet());
    }
    return false;
  }

  #sleep(ms: number): Promise<void> {
    const rearm = new AbortController();
    this.#wake = () => rearm.abort(ABANDONED);
    return this.#clock.sleep(Math.min(ms, MAX_SLEEP_MS), rearm.signal);
  }

  #beSet(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
