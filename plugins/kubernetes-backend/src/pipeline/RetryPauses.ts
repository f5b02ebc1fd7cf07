import { Clock, linkedAbortController } from '../util/timing';

/** Pauses before a failing cluster is asked again, which Retry now cuts short. */
export class RetryPauses {
  readonly #clock: Clock;
  readonly #wakers = new Map<string, Set<() => void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `ms`, when the cluster is woken, or when the signal aborts. */
  async pause(cluster: string, ms: number, parent: AbortSignal): Promise<void> {
    const wait = linkedAbortController(parent);
    const wakers = this.#wakers.get(cluster) ?? new Set();
    const wake = () => wait.abort();
    this.#wakers.set(cluster, wakers.add(wake));
    try {
      await this.#clock.sleep(ms, wait.signal);
    } finally {
      wait.abort();
      wakers.delete(wake);
      if (wakers.size === 0) this.#wakers.delete(cluster);
    }
  }

  /** Ends all pauses of a cluster. */
  wake(cluster: string): void {
    for (const wake of [...(this.#wakers.get(cluster) ?? [])]) wake();
  }
}
