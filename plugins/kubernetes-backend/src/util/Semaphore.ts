/**
 * Runs at most `limit` tasks at a time; the others wait, in one queue for each name.
 * The queues take turns, so a caller with a thousand tasks does not hold up another
 * caller's single one. A task whose signal aborts while it waits leaves its queue.
 */
export class Semaphore {
  readonly #limit: () => number;
  /** In the order of their turns. */
  readonly #queues = new Map<string, Set<() => void>>();
  #running = 0;

  constructor(limit: number | (() => number)) {
    this.#limit = typeof limit === 'number' ? () => limit : limit;
  }

  get idle(): boolean {
    return this.#running === 0 && this.#queues.size === 0;
  }

  /** Number of tasks that wait in a queue. */
  waiting(queue = ''): number {
    return this.#queues.get(queue)?.size ?? 0;
  }

  async run<T>(
    signal: AbortSignal,
    task: () => Promise<T>,
    queue = '',
  ): Promise<T> {
    await this.#enter(signal, queue);
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  #enter(signal: AbortSignal, queue: string): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.#limit()) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiter = {
        start: () => {
          signal.removeEventListener('abort', waiter.giveUp);
          resolve();
        },
        giveUp: () => {
          this.#remove(queue, waiter.start);
          reject(signal.reason);
        },
      };
      signal.addEventListener('abort', waiter.giveUp, { once: true });
      const known = this.#queues.get(queue);
      if (known) known.add(waiter.start);
      else this.#queues.set(queue, new Set([waiter.start]));
    });
  }

  #leave(): void {
    const turn = this.#queues.entries().next();
    if (turn.done) {
      this.#running -= 1;
      return;
    }
    const [queue, waiting] = turn.value;
    // A queue that has more tasks goes to the end of the line.
    this.#queues.delete(queue);
    const [start] = waiting;
    waiting.delete(start);
    if (waiting.size > 0) this.#queues.set(queue, waiting);
    // The slot passes on, so the count stays.
    start();
  }

  #remove(queue: string, start: () => void): void {
    const waiting = this.#queues.get(queue);
    waiting?.delete(start);
    if (waiting?.size === 0) this.#queues.delete(queue);
  }
}
