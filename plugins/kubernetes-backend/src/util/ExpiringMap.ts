export interface ExpiringMapOptions {
  readonly ttlMs: number;
  /** With more entries, those that were set first are forgotten. */
  readonly maxEntries: number;
  /** In milliseconds. */
  readonly now: () => number;
}

/** Remembers values for a while. */
export class ExpiringMap<T> {
  readonly #entries = new Map<
    string,
    { readonly value: T; readonly forgetAt: number }
  >();
  readonly #options: ExpiringMapOptions;

  constructor(options: ExpiringMapOptions) {
    this.#options = options;
  }

  get(key: string): T | undefined {
    const known = this.#entries.get(key);
    if (!known || this.#options.now() < known.forgetAt) return known?.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: T): void {
    const { maxEntries, now, ttlMs } = this.#options;
    // Set anew, it is the newest one.
    this.#entries.delete(key);
    if (this.#entries.size >= maxEntries) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, forgetAt: now() + ttlMs });
  }
}
