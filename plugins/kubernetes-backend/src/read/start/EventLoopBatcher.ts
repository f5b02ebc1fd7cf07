/** Starting to read a cluster takes a quarter of a millisecond, so a response waits for 2 ms at most. */
const PER_TURN = 8;

/**
 * Spreads many small starts over turns of the event loop. Requests are sent and
 * responses read between two turns, so the first of forty would otherwise wait until
 * the last has started.
 */
export class EventLoopBatcher {
  readonly #waiting: (() => void)[] = [];

  /** Resolves in the order of the calls, eight to a turn. */
  next(): Promise<void> {
    return new Promise(resolve => {
      if (this.#waiting.push(resolve) === 1) this.#schedule();
    });
  }

  #schedule(): void {
    setImmediate(() => {
      for (const resolve of this.#waiting.splice(0, PER_TURN)) resolve();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }
}
