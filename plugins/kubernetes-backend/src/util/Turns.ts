/** Beginning to read a cluster takes a quarter of a millisecond, so an answer waits for two at most. */
const PER_TURN = 8;

/**
 * Spreads many small beginnings over turns of the event loop. Requests are sent,
 * and answers read, between two turns: the first of forty would else wait until
 * the last has begun.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is one's turn, in the order of asking. */
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
