import {
  LogLine,
  LogReader,
  MergedLogSource,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Where reading one of many logs stands.
 *
 * - `loading`: nothing has arrived
 * - `reading`: lines have arrived
 * - `over`: it was read to its end, or the container has ended
 * - `failed`: it could not be read, or broke off; what was read stays
 *
 * @public
 */
export type MergedLogPhase =
  | { readonly phase: 'loading' | 'reading' | 'over' }
  | { readonly phase: 'failed'; readonly error: Error };

/** A time, and how many lines have it. */
interface Latest {
  readonly time: string;
  readonly lines: number;
}

/**
 * What is known of one of many logs, over as many connections as it takes.
 *
 * @internal
 */
export class ResumableLog {
  readonly #source: MergedLogSource;
  #reader = new LogReader();
  #phase: MergedLogPhase = { phase: 'loading' };
  /** The latest line, and what of it comes again on this connection. */
  #latest: Latest | undefined;
  #again: Latest | undefined;

  constructor(source: MergedLogSource) {
    this.#source = source;
  }

  get phase(): MergedLogPhase {
    return this.#phase;
  }

  get isOpen(): boolean {
    return this.#phase.phase === 'loading' || this.#phase.phase === 'reading';
  }

  /** What to ask for on a new connection, which begins with the second of the last line. */
  connect(): MergedLogSource {
    this.#reader = new LogReader();
    this.#again = this.#latest;
    this.#phase = { phase: 'loading' };
    return { ...this.#source, after: this.#latest?.time };
  }

  /** The lines that are new. */
  read(text: string): readonly LogLine[] {
    this.#phase = { phase: 'reading' };
    return this.#reader.read(text).filter(line => this.#isNew(line));
  }

  /** The last line, if it has no line feed. */
  end(): readonly LogLine[] {
    this.#phase = { phase: 'over' };
    return this.#reader.end().filter(line => this.#isNew(line));
  }

  fail(error: Error): void {
    this.#phase = { phase: 'failed', error };
  }

  /** Times name lines to the nanosecond; of lines of the same one as many come again as were read. */
  #isNew({ time }: LogLine): boolean {
    if (time === undefined) return true;
    if (this.#again) {
      if (time < this.#again.time) return false;
      if (time === this.#again.time && this.#again.lines > 0) {
        this.#again = { time, lines: this.#again.lines - 1 };
        return false;
      }
      this.#again = undefined;
    }
    if (!this.#latest || time > this.#latest.time) {
      this.#latest = { time, lines: 1 };
    } else if (time === this.#latest.time) {
      this.#latest = { time, lines: this.#latest.lines + 1 };
    }
    return true;
  }
}
