import { LineHit, LinePattern } from './searchLog';

/** How long a search may block the browser at a time. */
const MAX_MS = 1_000;
/** The share of time that a search in a followed log may take. */
const SHARE = 0.05;

/**
 * A pattern that gives up when it takes too long. Each line takes a bounded
 * time, so the search can stop between lines.
 *
 * @public
 */
export class TimedPattern implements LinePattern {
  readonly #pattern: LinePattern;
  readonly #now: () => number;
  readonly #known = new WeakMap<object, boolean>();
  #leftMs = MAX_MS;
  #seenAt: number;
  #hasGivenUp = false;

  /** @param now - Milliseconds of a monotonic clock */
  constructor(pattern: LinePattern, now: () => number) {
    this.#pattern = pattern;
    this.#now = now;
    this.#seenAt = now();
  }

  /** After that, it has no matches. */
  get hasGivenUp(): boolean {
    return this.#hasGivenUp;
  }

  /** Like `test`, with cached results, because the log is searched again whenever lines arrive. */
  testLine(line: { readonly text: string }): boolean {
    const known = this.#known.get(line);
    if (known !== undefined) return known;
    const answer = this.test(line.text);
    this.#known.set(line, answer);
    return answer;
  }

  test(text: string): boolean {
    return this.#timed(() => this.#pattern.test(text), false);
  }

  hits(text: string, most: number): readonly LineHit[] {
    return this.#timed(() => this.#pattern.hits(text, most), []);
  }

  #timed<T>(run: () => T, otherwise: T): T {
    if (this.#hasGivenUp) return otherwise;
    const from = this.#now();
    this.#leftMs = Math.min(
      MAX_MS,
      this.#leftMs + SHARE * (from - this.#seenAt),
    );
    const result = run();
    this.#seenAt = this.#now();
    this.#leftMs -= this.#seenAt - from;
    this.#hasGivenUp = this.#leftMs < 0;
    return result;
  }
}
