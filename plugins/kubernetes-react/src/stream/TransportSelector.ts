/** The first fallback is short: a backend that has just started, with a thousand tabs that come back, is slow only for a moment. */
const FIRST_POLLS_MS = 30_000;

/** A buffering proxy does so until it is reconfigured. */
const MAX_POLLS_MS = 10 * 60_000;

/**
 * Decides between a stream and polling. To a browser, a proxy that buffers a stream looks
 * like a backend that is too busy to say hello, and polling would keep that one busy. So the
 * stream is tried again soon, and after twice as long each time.
 *
 * @internal
 */
export class TransportSelector {
  #pollsMs = 0;
  #pollsUntil = 0;

  /** Until when to poll, in milliseconds since 1970; in the past when a stream may be tried. */
  get pollsUntil(): number {
    return this.#pollsUntil;
  }

  /** The first line of a stream did not arrive in time. */
  onStreamBuffered(now: number): void {
    this.#pollsMs = Math.min(
      Math.max(2 * this.#pollsMs, FIRST_POLLS_MS),
      MAX_POLLS_MS,
    );
    this.#pollsUntil = now + this.#pollsMs;
  }

  /** A stream works, so the next fallback is short again. */
  onFirstLine(): void {
    this.#pollsMs = 0;
  }
}
