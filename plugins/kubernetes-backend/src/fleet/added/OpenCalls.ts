/** The calls of sources that have not ended yet, whatever their signals say: at most one for each cluster. */
export class OpenCalls {
  readonly #calls = new Map<string, Promise<void>>();

  /** Resolves when the cluster has no open call; undefined where it has none. */
  of(cluster: string): Promise<void> | undefined {
    return this.#calls.get(cluster);
  }

  /** @param call - one that never rejects */
  add(cluster: string, call: Promise<unknown>): void {
    const ended = call.then(() => {
      this.#calls.delete(cluster);
    });
    this.#calls.set(cluster, ended);
  }
}
