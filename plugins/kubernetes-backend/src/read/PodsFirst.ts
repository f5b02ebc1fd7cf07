import { Clock } from '../util/timing';
import { Latch } from '../util/Latch';

/** A cluster that hangs must not hold the others' workloads back for longer than anybody sees. */
const MAX_WAIT_MS = 75;

/**
 * Lets the pods of all clusters go before all else: they are what is waited
 * for, and everything else would take the processor and the connections from them.
 */
export class PodsFirst {
  readonly #clock: Clock;
  #waited = 0;
  #quiet = new Latch();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#quiet.open();
  }

  /** A list of pods is on its way until the returned function is called. */
  begin(): () => void {
    if (this.#waited === 0) this.#quiet = new Latch();
    this.#waited += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#waited -= 1;
      if (this.#waited === 0) this.#quiet.open();
    };
  }

  /** Resolves when no pods are waited for, or when that takes too long. */
  over(signal: AbortSignal): Promise<void> {
    return this.#quiet.waitAtMost(MAX_WAIT_MS, this.#clock, signal);
  }
}
