import { Semaphore } from './Semaphore';

/** A {@link Semaphore} for each key, for as long as it has tasks. */
export class KeyedSemaphore {
  readonly #limit: number;
  readonly #limiters = new Map<string, Semaphore>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  async run<T>(
    key: string,
    signal: AbortSignal,
    task: () => Promise<T>,
  ): Promise<T> {
    const limiter = this.#limiters.get(key) ?? new Semaphore(this.#limit);
    this.#limiters.set(key, limiter);
    try {
      return await limiter.run(signal, task);
    } finally {
      if (limiter.idle) this.#limiters.delete(key);
    }
  }
}
