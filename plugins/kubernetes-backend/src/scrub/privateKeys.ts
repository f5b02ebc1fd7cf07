import { contentStart } from './timestamp';
import { REDACTED } from './credentialValue';

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
/** A key on one line, with any replacement of its line ends. */
const WHOLE =
  /(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)(?:[^-\n]|-(?!----))*(-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g;
/** The end of a line of a key, after any prefix of the log. */
const BODY = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{16,}={0,2}[\s"'\\]{0,8}$/;
/** The last line of a key may be short. */
const SHORT = /(?<![^\s"'\\])[A-Za-z0-9+/]{1,76}={0,2}[\s"'\\]{0,8}$/;
/** The remaining key text before its END marker on the same line. */
const REST = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{16,}={0,2}[\s"'\\nr]{0,8}$/;
/** A full line of a key without a marker, in the lengths of OpenSSL, OpenSSH and MIME. */
const FULL_LINE = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{60,76}(?=[\s"'\\]{0,8}$)/;
/** A line with only key text, full or cut at its start, and the last one with its padding. */
const LONE_LINE =
  /^\s{0,8}(?:[A-Za-z0-9+/]{20,76}={0,2}|[A-Za-z0-9+/]{2,75}={1,2})\s{0,2}$/;
const HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Hash): [^\n]*$/;
const BLANK = /^[^A-Za-z]*$/;
/** Longer than the largest common private key. */
const MAX_LINES = 400;

/**
 * Hides private keys that a log spreads over many lines, each with a timestamp.
 * Text before the key is kept.
 */
export class PrivateKeys {
  #linesLeft = 0;
  /** Possible rest of a key whose beginning was not seen. */
  #linesInDoubt: number;
  /** The prefix of the key's last line, with its digits masked. */
  #front: string | undefined;

  /**
   * @param isTail - whether the text may start in the middle: the number of lines to read
   * is up to the caller, and must not be a way to skip the BEGIN marker
   */
  constructor({ isTail = false }: { readonly isTail?: boolean } = {}) {
    // A tail limited by bytes starts in the middle of a line.
    this.#linesInDoubt = isTail ? 2 : 0;
  }

  scrub(text: string): string {
    const mayBeInside = this.#linesLeft > 0 || this.#linesInDoubt > 0;
    if (!mayBeInside && !text.includes('PRIVATE KEY')) return text;
    const lines = text.split('\n');
    return lines
      .map((line, i) => this.#line(line, lines[i + 1] ?? ''))
      .join('\n');
  }

  #line(line: string, next: string): string {
    const begin = line.search(BEGIN);
    if (begin < 0) {
      if (this.#linesLeft > 0) return this.#inside(line);
      return this.#linesInDoubt > 0 ? this.#doubtful(line, next) : line;
    }
    this.#linesInDoubt = 0;
    this.#linesLeft = END.test(line.slice(begin)) ? 0 : MAX_LINES;
    this.#front = linePrefix(line.slice(0, begin));
    return line.replace(
      WHOLE,
      (_, first: string, last: string = '') => `${first}${REDACTED}${last}`,
    );
  }

  /** A line that may still belong to a key. */
  #doubtful(line: string, next: string): string {
    if (isChance(FULL_LINE.exec(line)?.[0] ?? '')) {
      this.#linesLeft = MAX_LINES;
      this.#linesInDoubt = 0;
      return this.#inside(line);
    }
    this.#linesInDoubt -= 1;
    const content = line.slice(contentStart(line));
    const [word = ''] = SHORT.exec(line) ?? [];
    const isRest =
      word !== '' &&
      (END.test(next) ||
        (isChance(word) && (LONE_LINE.test(content) || this.#isBelow(line))));
    if (!isRest) return line;
    // Either full lines follow, or the key ends here.
    this.#linesInDoubt = Math.max(this.#linesInDoubt, 2);
    return line.replace(SHORT, REDACTED);
  }

  #inside(line: string): string {
    const end = line.search(END);
    if (end >= 0) {
      this.#linesLeft = 0;
      return line.slice(0, end).replace(REST, REDACTED) + line.slice(end);
    }
    this.#linesLeft -= 1;
    if (HEADER.test(line)) return line.replace(HEADER, REDACTED);
    const body = line.search(BODY);
    if (body >= 0) {
      this.#front = linePrefix(line.slice(0, body));
      return line.replace(BODY, REDACTED);
    }
    if (this.#isBelow(line)) {
      // Only the last line of a key is short; another short one is log text.
      this.#leave();
      return line.replace(SHORT, REDACTED);
    }
    // Other log text follows: the key was cut off, or another thread writes in between.
    if (!BLANK.test(line)) this.#leave();
    return line;
  }

  #leave(): void {
    this.#linesInDoubt = this.#linesLeft;
    this.#linesLeft = 0;
  }

  /** Whether a line is one word behind the same prefix as the key's other lines. */
  #isBelow(line: string): boolean {
    const start = line.search(SHORT);
    return start >= 0 && linePrefix(line.slice(0, start)) === this.#front;
  }
}

function linePrefix(text: string): string {
  return text.replace(/\d+/g, '0');
}

/** Upper-case and lower-case letters and digits, or padding; a hex digest has neither. */
function isChance(text: string): boolean {
  return (
    /=\s*$/.test(text) ||
    [/[A-Z]/, /[a-z]/, /\d/].every(each => each.test(text))
  );
}
