/** Which of the services that are observed were seen, in whichever cluster. */
export class Sightings {
  readonly #clusters = new Map<string, number>();

  has(entityRef: string): boolean {
    return this.#clusters.has(entityRef);
  }

  /** Counts a cluster in which the service is, until the signal aborts. */
  add(entityRef: string, signal: AbortSignal): void {
    if (signal.aborted) return;
    const count = (by: number) => {
      const next = (this.#clusters.get(entityRef) ?? 0) + by;
      if (next === 0) this.#clusters.delete(entityRef);
      else this.#clusters.set(entityRef, next);
    };
    count(1);
    signal.addEventListener('abort', () => count(-1), { once: true });
  }
}
