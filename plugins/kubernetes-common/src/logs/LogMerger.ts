import { compareText } from '../compareText';
import { LogLine } from './LogReader';

/**
 * One line of several logs.
 *
 * @public
 */
export interface SourcedLine<S> extends LogLine {
  readonly source: S;
}

/**
 * The lines of several logs, in the order of their times.
 *
 * @public
 */
export interface MergedLines<S> {
  /** The newest ones; the same array until something is added. */
  readonly lines: readonly SourcedLine<S>[];
  /** How many older lines were added and are not kept. */
  readonly droppedLines: number;
}

interface Placed<S> {
  readonly line: SourcedLine<S>;
  /** The time by which it is placed. */
  readonly time: string;
}

/**
 * Merges followed logs by time.
 *
 * @remarks Keeps the order within one log, whatever its clock does. Of lines
 * with the same time, those added first come first. A line without a time stays
 * with the previous line. Appending newer lines, as most are, is cheap. Only
 * inserted lines move those after them, which then get other numbers.
 *
 * @public
 */
export class LogMerger<S> {
  readonly #limit: number;
  /** The latest time of each log. */
  readonly #times = new Map<S, string>();
  #placed: readonly Placed<S>[] = [];
  #added: Placed<S>[] = [];
  #merged: MergedLines<S> = { lines: [], droppedLines: 0 };

  /** @param limit - How many lines to keep, from the end */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds lines of one log for the next {@link LogMerger.merge}. */
  add(source: S, lines: readonly LogLine[]): void {
    let latest = this.#times.get(source) ?? '';
    for (const line of lines) {
      if (line.time !== undefined && line.time > latest) latest = line.time;
      this.#added.push({ line: { ...line, source }, time: latest });
    }
    this.#times.set(source, latest);
  }

  /** Merges the added lines and returns all kept lines. */
  merge(): MergedLines<S> {
    if (this.#added.length === 0) return this.#merged;
    const added = this.#added.sort(byTime);
    this.#added = [];
    let from = this.#placed.length;
    while (from > 0 && this.#placed[from - 1].time > added[0].time) from -= 1;
    const moved = [...this.#placed.slice(from), ...added].sort(byTime);
    const all = [...this.#placed.slice(0, from), ...moved];
    const excess = Math.max(0, all.length - this.#limit);
    const { droppedLines } = this.#merged;
    this.#placed = all.slice(excess).map((placed, i) => {
      const number = droppedLines + excess + i + 1;
      return placed.line.number === number
        ? placed
        : { ...placed, line: { ...placed.line, number } };
    });
    this.#merged = {
      lines: this.#placed.map(({ line }) => line),
      droppedLines: droppedLines + excess,
    };
    return this.#merged;
  }
}

/** Makes the sort stable. */
function byTime<S>(a: Placed<S>, b: Placed<S>): number {
  return compareText(a.time, b.time);
}
