import { Timers } from '../stream/timers';

/** A chatty container writes thousands of lines a second, and nobody reads more than ten pictures of them. */
const REDRAW_INTERVAL_MS = 100;

/**
 * Draws at once when something comes, and what comes soon after in one go.
 *
 * @internal
 */
export class Redraw {
  readonly #timers: Timers;
  readonly #draw: () => void;
  #cancel: (() => void) | undefined;
  #isDue = false;

  constructor(timers: Timers, draw: () => void) {
    this.#timers = timers;
    this.#draw = draw;
  }

  soon(): void {
    this.#isDue = true;
    if (this.#cancel) return;
    this.#isDue = false;
    this.#draw();
    this.#cancel = this.#timers.after(REDRAW_INTERVAL_MS, () => {
      this.#cancel = undefined;
      if (this.#isDue) this.soon();
    });
  }

  /** Draws nothing more until {@link Redraw.soon} is called again. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isDue = false;
  }
}
