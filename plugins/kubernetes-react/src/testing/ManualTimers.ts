import { Timers } from '../stream/timers';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands until a test moves it. */
export class ManualTimers implements Timers {
  #now: number;
  #timers: readonly Timer[] = [];

  constructor(now = Date.parse('2026-03-01T12:00:00Z')) {
    this.#now = now;
  }

  now = (): number => this.#now;

  after = (delayMs: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter(each => each !== timer);
    };
  };

  /** How long until the next timer; undefined when none is set. */
  nextDelayMs(): number | undefined {
    const times = this.#timers.map(timer => timer.at);
    return times.length === 0 ? undefined : Math.min(...times) - this.#now;
  }

  /** Moves the clock, calls what is due, and lets promises settle. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    const due = this.#timers.filter(timer => timer.at <= this.#now);
    this.#timers = this.#timers.filter(timer => timer.at > this.#now);
    for (const timer of due) timer.callback();
    await settle();
  }
}

/** Lets everything that waits for promises, and for nothing else, go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await new Promise(resolve => setTimeout(resolve, 0));
  }
}
