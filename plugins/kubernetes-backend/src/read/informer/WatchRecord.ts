import { keepsVersion } from './retryDelayMs';
import { WatchOutcome } from './watch';

/** A watch that does not last this long counts as failed. */
export const SHORT_WATCH_MS = 5_000;

/** In a row: the resource version may be invalid, as after a restore of etcd. */
const MAX_SHORT_WATCHES = 3;

/**
 * In a row: an API server sends nothing while the version is in its future, as
 * after a restore of etcd.
 */
const MAX_IDLE_WATCHES = 2;

/** Some proxies answer lists and fail every watch. */
const MAX_FAILED_WATCHES = 10;

/** Records how the watches of a type ended, which decides whether the next one may resume. */
export class WatchRecord {
  #failures = 0;
  #idles = 0;

  /** Watches that failed or were short, in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Returns whether the next watch needs a list first. */
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
