interface Entry<T> {
  readonly value: Promise<T>;
  readonly forgetAt: number;
}

export interface TtlCacheOptions {
  /** Counted from the request, so no value is older than this. */
  readonly ttlMs: number;
  readonly maxEntries: number;
  /** In milliseconds; by default of a clock that nobody sets, so that no grant lasts longer for it. */
  readonly now?: () => number;
}

/** Caches promises for a while, so that concurrent and repeated requests for one key lead to one. Failures are not cached. */
export class TtlCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #options: Required<TtlCacheOptions>;

  constructor(options: TtlCacheOptions) {
    const { now = () => performance.now() } = options;
    this.#options = { ...options, now };
  }

  /** The next request asks again. */
  delete(key: string): void {
    this.#entries.delete(key);
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const { maxEntries, now, ttlMs } = this.#options;
    const at = now();
    const known = this.#entries.get(key);
    if (known && at < known.forgetAt) return known.value;
    this.#entries.delete(key);
    // The oldest come first.
    for (const [other, { forgetAt }] of this.#entries) {
      if (at < forgetAt && this.#entries.size < maxEntries) break;
      this.#entries.delete(other);
    }
    const entry = { value: ask(), forgetAt: at + ttlMs };
    this.#entries.set(key, entry);
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return entry.value;
  }
}
