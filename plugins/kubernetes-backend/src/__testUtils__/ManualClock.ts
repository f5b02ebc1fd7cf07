import { Clock } from '../util/timing';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until the test moves it on. */
export class ManualClock implements Clock {
  readonly #sleepers = new Set<Sleeper>();
  #nowMs = Date.parse('2026-11-22T07:00:00Z');
  #setByMs = 0;

  now(): Date {
    return new Date(this.#nowMs + this.#setByMs);
  }

  /** Milliseconds, whatever the clock is set to. */
  readonly monotonic = (): number => this.#nowMs;

  /** Sets it forward or back, as somebody does to the clock of a host; sleeps last as long as before. */
  setBy(ms: number): void {
    this.#setByMs += ms;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (signal.aborted || ms <= 0) {
        resolve();
        return;
      }
      const sleeper = {
        atMs: this.#nowMs + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal.addEventListener('abort', sleeper.wake, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** Resolves the sleeps that are due, earliest first. */
  advance(ms: number): void {
    this.#nowMs += ms;
    [...this.#sleepers]
      .sort((a, b) => a.atMs - b.atMs)
      .filter(({ atMs }) => atMs <= this.#nowMs)
      .forEach(({ wake }) => wake());
  }
}
