import { ABANDONED, Clock } from '../util/timing';
import { SharedSubscription } from './SharedSubscription';

/** Long enough for a viewer to reload, or to visit another tab and come back, without a new read. */
const IDLE_GRACE_MS = 60_000;

/** Limits the memory and watches that no viewer needs right now. Counts services: each has a subscription in every cluster. */
const IDLE_SERVICES = 20;
const MIN_IDLE = 2_000;
const MAX_IDLE = 8_000;

export interface IdleSubscriptionsOptions {
  readonly clock: Clock;
  readonly graceMs?: number;
  /** How many clusters are observed. */
  readonly clusters: () => number;
}

/** Shared subscriptions without subscribers: kept for a while, and only so many, least recently used first. */
export class IdleSubscriptions {
  readonly #options: IdleSubscriptionsOptions;
  readonly #idle = new Map<
    SharedSubscription,
    { readonly grace: AbortController; readonly stop: () => void }
  >();

  constructor(options: IdleSubscriptionsOptions) {
    this.#options = options;
  }

  /** @param stop - called once, unless it is deleted before */
  add(shared: SharedSubscription, stop: () => void): void {
    const { clock, graceMs = IDLE_GRACE_MS } = this.#options;
    if (graceMs === 0) {
      stop();
      return;
    }
    const grace = new AbortController();
    this.#idle.set(shared, { grace, stop });
    for (const oldest of this.#idle.values()) {
      if (this.#idle.size <= this.#max) break;
      oldest.stop();
    }
    clock.sleep(graceMs, grace.signal).then(() => {
      if (!grace.signal.aborted) stop();
    });
  }

  /** For a subscription that has a subscriber again, or is stopped. */
  delete(shared: SharedSubscription): void {
    this.#idle.get(shared)?.grace.abort(ABANDONED);
    this.#idle.delete(shared);
  }

  get #max(): number {
    const wanted = IDLE_SERVICES * this.#options.clusters();
    return Math.min(Math.max(wanted, MIN_IDLE), MAX_IDLE);
  }
}
