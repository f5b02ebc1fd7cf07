import { Clock, ABANDONED } from './timing';

/** Opens once, and resumes everything that waits for it. */
export class Latch {
  readonly #waiting = new Set<() => void>();
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    for (const resume of this.#waiting) resume();
  }

  /** Resolves when it is open, or when the signal aborts; never rejects. */
  wait(signal: AbortSignal): Promise<void> {
    if (this.#isOpen || signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const resume = () => {
        this.#waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      this.#waiting.add(resume);
      signal.addEventListener('abort', resume, { once: true });
    });
  }

  /** As {@link Latch.wait}, but not longer than `ms`. */
  async waitAtMost(
    ms: number,
    clock: Clock,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#isOpen) return;
    const enough = new AbortController();
    await Promise.race([this.wait(signal), clock.sleep(ms, enough.signal)]);
    enough.abort(ABANDONED);
  }
}
