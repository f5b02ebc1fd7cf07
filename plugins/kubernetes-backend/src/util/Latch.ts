/** Something that comes to pass once, and that many may wait for. */
export class Latch {
  readonly #controller = new AbortController();

  get isOpen(): boolean {
    return this.#controller.signal.aborted;
  }

  open(): void {
    this.#controller.abort();
  }

  /** Resolves when it is open, or when the signal aborts; never rejects. */
  wait(signal: AbortSignal): Promise<void> {
    const opened = this.#controller.signal;
    return new Promise(resolve => {
      const finish = () => {
        opened.removeEventListener('abort', finish);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      if (opened.aborted || signal.aborted) {
        resolve();
        return;
      }
      opened.addEventListener('abort', finish, { once: true });
      signal.addEventListener('abort', finish, { once: true });
    });
  }
}
