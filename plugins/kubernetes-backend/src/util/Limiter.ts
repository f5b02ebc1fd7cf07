/**
 * At most `limit` tasks at a time; the others wait in line. A task whose signal
 * aborts while it waits leaves the line.
 */
export class Limiter {
  readonly #limit: number;
  readonly #waiting: Set<() => void> = new Set();
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get idle(): boolean {
    return this.#running === 0 && this.#waiting.size === 0;
  }

  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    await this.#enter(signal);
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.#limit) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const place = {
        start: () => {
          signal.removeEventListener('abort', place.giveUp);
          resolve();
        },
        giveUp: () => {
          this.#waiting.delete(place.start);
          reject(signal.reason);
        },
      };
      signal.addEventListener('abort', place.giveUp, { once: true });
      this.#waiting.add(place.start);
    });
  }

  #leave(): void {
    const next = this.#waiting.values().next();
    if (next.done) {
      this.#running -= 1;
      return;
    }
    // The slot passes on, so the count stays.
    this.#waiting.delete(next.value);
    next.value();
  }
}
