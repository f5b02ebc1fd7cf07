/**
 * Where the server gets the time: the system, or a clock that a test advances.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs the task once, that many milliseconds from now. Returns how to cancel it. */
  after(delayMs: number, task: () => void): () => void;
}

/** setTimeout fires immediately for longer delays. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * The time of this machine.
 *
 * @public
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(
      task,
      Math.min(Math.max(0, delayMs), LONGEST_TIMEOUT_MS),
    );
    // Listening sockets keep the process alive; timers alone should not.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

interface ScheduledTask {
  readonly atMs: number;
  readonly order: number;
  readonly task: () => void;
}

/**
 * A clock that stands still until a test advances it.
 *
 * @public
 */
export class FakeClock implements Clock {
  #nowMs: number;
  #order = 0;
  readonly #scheduled = new Set<ScheduledTask>();

  constructor(start: Date | number | string = '2026-11-22T07:00:00Z') {
    this.#nowMs = new Date(start).getTime();
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry: ScheduledTask = {
      atMs: this.#nowMs + Math.max(0, delayMs),
      order: this.#order++,
      task,
    };
    this.#scheduled.add(entry);
    return () => this.#scheduled.delete(entry);
  }

  /** Advances time and runs the tasks that become due, in order. */
  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs;
    for (
      let next = this.#nextDue(untilMs);
      next;
      next = this.#nextDue(untilMs)
    ) {
      this.#scheduled.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.task();
    }
    this.#nowMs = untilMs;
  }

  #nextDue(untilMs: number): ScheduledTask | undefined {
    let first: ScheduledTask | undefined;
    for (const entry of this.#scheduled) {
      if (entry.atMs > untilMs) continue;
      if (
        !first ||
        entry.atMs < first.atMs ||
        (entry.atMs === first.atMs && entry.order < first.order)
      ) {
        first = entry;
      }
    }
    return first;
  }
}
