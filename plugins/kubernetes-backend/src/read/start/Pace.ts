import { Clock } from '../../util/timing';
import { START_DELAYS } from './delays';

/** A pause this long resets the pace. */
const IDLE_MS = 60_000;

/**
 * Lets requests that nobody waits for begin one after the other: some at once, so that a
 * few clusters wait for nothing, then slowly for as long as most viewers stay, then faster.
 */
export class Pace {
  readonly #clock: Clock;
  #begunAt = -Infinity;
  #lastAt = -Infinity;
  #begun = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when the next one may begin, or when the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    const now = this.#clock.now().getTime();
    if (now - this.#lastAt > IDLE_MS) {
      this.#begunAt = now;
      this.#begun = 0;
    }
    this.#lastAt = Math.max(now, this.#begunAt + startDelayMs(this.#begun));
    this.#begun += 1;
    const waitMs = this.#lastAt - now;
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
  }
}

/** When the one with this number begins, counted from the first one. */
function startDelayMs(number: number): number {
  const { indexAtOnce, slowIndexes, slowIndexMs, nextIndexMs } = START_DELAYS;
  const after = Math.max(0, number + 1 - indexAtOnce);
  const slow = Math.min(after, slowIndexes);
  return slow * slowIndexMs + (after - slow) * nextIndexMs;
}
