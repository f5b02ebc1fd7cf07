import { LineHit, LinePattern } from './searchLog';

/** How long a search may keep the browser busy at once. */
const MOST_MS = 1_000;
/** What a search in a log that goes on may take of the time that passes. */
const SHARE = 0.05;

/**
 * A pattern that gives up when it takes too long. One line takes a bounded time,
 * so the search can be stopped between two of them.
 *
 * @public
 */
export class TimedPattern implements LinePattern {
  readonly #pattern: LinePattern;
  readonly #now: () => number;
  readonly #known = new WeakMap<object, boolean>();
  #leftMs = MOST_MS;
  #seenAt: number;
  #hasGivenUp = false;

  /** @param now - Milliseconds of any clock that only goes forward */
  constructor(pattern: LinePattern, now: () => number) {
    this.#pattern = pattern;
    this.#now = now;
    this.#seenAt = now();
  }

  /** From then on nothing is found any more. */
  get hasGivenUp(): boolean {
    return this.#hasGivenUp;
  }

  /** As `test`; what was found out of a line is remembered, as logs are looked through again whenever lines come. */
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
      MOST_MS,
      this.#leftMs + SHARE * (from - this.#seenAt),
    );
    const result = run();
    this.#seenAt = this.#now();
    this.#leftMs -= this.#seenAt - from;
    this.#hasGivenUp = this.#leftMs < 0;
    return result;
  }
}
