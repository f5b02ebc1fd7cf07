/** Remembers, while a state is worked out for one moment, when it will be another. */
export class Horizon {
  #next = Infinity;

  constructor(readonly nowMs: number) {}

  /** Whether that moment has come. If not, the state is to be worked out again then. */
  reached(timeMs: number): boolean {
    if (timeMs <= this.nowMs) return true;
    this.#next = Math.min(this.#next, timeMs);
    return false;
  }

  /** The earliest moment that had not come; Infinity when nothing will ever change. */
  get nextChangeMs(): number {
    return this.#next;
  }
}
