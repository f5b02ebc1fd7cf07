/** More users at once than any Backstage has; beyond it new keys are refused until the window ends. */
const MAX_KEYS = 10_000;

export interface RateLimiterOptions {
  /** For each key and window. */
  readonly limit: number;
  readonly windowMs: number;
  readonly now: () => number;
}

/** Fixed-window rate limiter with a limit for each key. */
export class FixedWindowRateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #taken = new Map<string, number>();
  #endsAt = -Infinity;

  constructor(options: RateLimiterOptions) {
    this.#options = options;
  }

  /** Returns false when the limit of the key is reached. */
  tryAcquire(key: string): boolean {
    const { limit, windowMs, now } = this.#options;
    if (now() >= this.#endsAt) {
      this.#taken.clear();
      this.#endsAt = now() + windowMs;
    }
    const taken = this.#taken.get(key) ?? 0;
    const isFull = taken === 0 && this.#taken.size >= MAX_KEYS;
    if (taken >= limit || isFull) return false;
    this.#taken.set(key, taken + 1);
    return true;
  }
}
