/**
 * A channel for one reader that holds only the newest value: a reader that is
 * slower than the writer skips values, and nothing piles up.
 */
export class ConflatedChannel<T> implements AsyncIterableIterator<T> {
  readonly #conflate: (skipped: T, newest: T) => T;
  #unread: { readonly value: T } | undefined;
  /** Answers the reader that is waiting. */
  #answer: ((result: IteratorResult<T, undefined>) => void) | undefined;
  #isClosed = false;

  /** @param conflate - what the reader gets in place of both; the newest when absent */
  constructor(conflate: (skipped: T, newest: T) => T = (_, newest) => newest) {
    this.#conflate = conflate;
  }

  offer(value: T): void {
    if (this.#isClosed) return;
    if (this.#answer) {
      this.#reply({ done: false, value });
      return;
    }
    this.#unread = {
      value: this.#unread ? this.#conflate(this.#unread.value, value) : value,
    };
  }

  /** Ends the reader's loop. An unread value is dropped. */
  close(): void {
    this.#isClosed = true;
    this.#unread = undefined;
    this.#reply({ done: true, value: undefined });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const unread = this.#unread;
    if (unread) {
      this.#unread = undefined;
      return Promise.resolve({ done: false, value: unread.value });
    }
    if (this.#isClosed) {
      return Promise.resolve({ done: true, value: undefined });
    }
    return new Promise(resolve => {
      this.#answer = resolve;
    });
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.close();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #reply(result: IteratorResult<T, undefined>): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(result);
  }
}
