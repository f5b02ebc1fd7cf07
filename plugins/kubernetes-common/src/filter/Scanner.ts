import { FilterErrorCode } from './errors';

/** Thrown inside the parser only; `parseQuery` turns it into a value. */
export class FilterSyntaxError extends Error {
  constructor(
    readonly code: FilterErrorCode,
    readonly start: number,
    readonly end: number,
  ) {
    super(code);
    this.name = 'FilterSyntaxError';
  }
}

const SPACE = /\s/;
const BROKEN_SET = /^\s+(?:not)?in(?=[\s(]|$)/;

/** One requirement after the other; the parentheses of a set may hold spaces. */
const SELECTOR =
  /^(?:[^\s,()]+(?:\s+(?:not)?in\s*\([^()]*\))?)(?:,\s*[^\s,()]+(?:\s+(?:not)?in\s*\([^()]*\))?)*/;

/** Reads a filter from left to right. */
export class Scanner {
  position = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  get isAtSpace(): boolean {
    return SPACE.test(this.text.charAt(this.position));
  }

  /** An error from `start` to the position. */
  failure(code: FilterErrorCode, start: number): FilterSyntaxError {
    return new FilterSyntaxError(code, start, this.position);
  }

  skipSpace(): void {
    while (!this.isAtEnd && this.isAtSpace) this.position += 1;
  }

  /** Skips `literal` if it comes next. */
  take(literal: string): boolean {
    if (!this.text.startsWith(literal, this.position)) return false;
    this.position += literal.length;
    return true;
  }

  /** The rest of the word, up to white space or one of the characters of `ends`. */
  word(ends = ''): string {
    const start = this.position;
    while (
      !this.isAtEnd &&
      !this.isAtSpace &&
      !ends.includes(this.text[this.position])
    ) {
      this.position += 1;
    }
    return this.text.slice(start, this.position);
  }

  /** The rest of a label selector without quotes, which has spaces only around `in` and `notin`. */
  selector(): string {
    const rest = this.text.slice(this.position);
    const [text] = SELECTOR.exec(rest) ?? [''];
    this.position += text.length;
    // A trailing rest of a word or set is part of it, and makes it invalid.
    const [broken] = BROKEN_SET.exec(rest.slice(text.length)) ?? [''];
    this.position += broken.length;
    return text + broken + this.word();
  }

  /** `"…"`, where `\"` and `\\` stand for the character itself; undefined when no quote comes next. */
  quoted(quote = '"'): string | undefined {
    const start = this.position;
    if (!this.take(quote)) return undefined;
    let value = '';
    while (!this.take(quote)) {
      if (this.isAtEnd) {
        throw this.failure('unclosed-quote', start);
      }
      const isEscaped = this.take('\\"') || this.take('\\\\');
      if (!isEscaped) this.position += 1;
      value += this.text[this.position - 1];
    }
    return value;
  }
}
