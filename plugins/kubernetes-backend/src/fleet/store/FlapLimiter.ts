/** Changes that are told at once, and how long it takes until there is room for another one. */
const AT_ONCE = 6;
const ONE_PER_MS = 5 * 60_000;

/** More than a fleet has of services that are unwell at a time. */
const MAX_PLACES = 50_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * Bounds how often it is written that a service in a cluster is unwell in another way, or
 * well again: one that changes every few seconds would take the room of the history of all.
 */
export class FlapLimiter {
  readonly #monotonic: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Whether there is room for one more change of a place. */
  hasRoom(place: string): boolean {
    return this.#of(place).left >= 1;
  }

  take(place: string): void {
    const { at, left } = this.#of(place);
    this.#buckets.delete(place);
    // What is told without room, as that it is unwell, makes no later change wait longer.
    this.#buckets.set(place, { at, left: Math.max(0, left - 1) });
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_PLACES) this.#buckets.delete(oldest);
  }

  #of(place: string): Bucket {
    const now = this.#monotonic();
    const { at, left } = this.#buckets.get(place) ?? { at: now, left: AT_ONCE };
    return { at: now, left: Math.min(AT_ONCE, left + (now - at) / ONE_PER_MS) };
  }
}
