/** Records, while a state is computed for one moment, when it changes next. */
export class ChangeTracker {
  #next = Infinity;

  constructor(readonly nowMs: number) {}

  /** Whether that moment has come. If not, the state has to be computed again then. */
  reached(timeMs: number): boolean {
    if (timeMs <= this.nowMs) return true;
    this.#next = Math.min(this.#next, timeMs);
    return false;
  }

  /** The earliest future moment; Infinity when nothing changes any more. */
  get nextChangeMs(): number {
    return this.#next;
  }
}
