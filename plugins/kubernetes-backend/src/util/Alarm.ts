import { Clock, LEFT } from './timing';

/** Longer sleeps are taken in pieces: timers have 31 bits. */
const MAX_SLEEP_MS = 60 * 60_000;

/**
 * Rings when the earliest of the times it was set to has come, so that many
 * reasons to do something lead to doing it once.
 */
export class Alarm {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #dueAt = Infinity;
  #rearm = new AbortController();

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#rearm.abort(LEFT), {
      once: true,
    });
  }

  /** Rings in `ms` at the latest. */
  within(ms: number): void {
    const at = this.#now() + ms;
    if (at >= this.#dueAt) return;
    this.#dueAt = at;
    this.#rearm.abort(LEFT);
  }

  /** False when the signal aborted instead. */
  async next(): Promise<boolean> {
    while (!this.#signal.aborted) {
      const restMs = this.#dueAt - this.#now();
      if (restMs <= 0) {
        this.#dueAt = Infinity;
        return true;
      }
      this.#rearm = new AbortController();
      await this.#clock.sleep(
        Math.min(restMs, MAX_SLEEP_MS),
        this.#rearm.signal,
      );
    }
    return false;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
