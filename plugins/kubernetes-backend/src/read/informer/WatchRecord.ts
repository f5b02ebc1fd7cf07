import { keepsVersion } from './retryDelayMs';
import { WatchOutcome } from './watch';

/** A watch that does not last this long counts as failed. */
export const SHORT_WATCH_MS = 5_000;

/** In a row: the resource version may make no sense any more, as after a restore of etcd. */
const MAX_SHORT_WATCHES = 3;

/**
 * In a row: an API server says nothing either where the version is in its future,
 * as after a restore of etcd.
 */
const MAX_IDLE_WATCHES = 2;

/** Some proxies answer lists and fail every watch. */
const MAX_FAILED_WATCHES = 10;

/** How the watches of a type ended, in a row, and so whether the next one may go on from where they were. */
export class WatchRecord {
  #failures = 0;
  #idles = 0;

  /** Watches that failed or were short, in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Whether a list has to come before the next watch. */
  add(outcome: WatchOutcome, lastedMs: number): boolean {
    this.#idles = outcome.type === 'idle' ? this.#idles + 1 : 0;
    const isBad = outcome.type === 'failed' || lastedMs < SHORT_WATCH_MS;
    this.#failures = isBad ? this.#failures + 1 : 0;
    switch (outcome.type) {
      case 'expired':
        return true;
      case 'idle':
        return this.#idles >= MAX_IDLE_WATCHES;
      case 'failed': {
        const { code } = outcome.failure.reason;
        const most = keepsVersion(code)
          ? MAX_FAILED_WATCHES
          : MAX_SHORT_WATCHES;
        return code === 'api-absent' || this.#failures >= most;
      }
      default:
        return this.#failures >= MAX_SHORT_WATCHES;
    }
  }
}
