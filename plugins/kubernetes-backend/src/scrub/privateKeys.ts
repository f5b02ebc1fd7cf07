import { REDACTED } from './valueOf';

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
/** A key on one line, with whatever a program writes instead of line ends. */
const WHOLE =
  /(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)(?:[^-\n]|-(?!----))*(-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g;
/** What a line of a key ends with, after whatever else a log puts in front; or the headers of an encrypted one. */
const BODY =
  /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{16,}={0,2}[\s"'\\]{0,8}$|(?<=^(?:\S{1,40}[ \t])?)[A-Za-z0-9+/]{1,15}={0,2}\r?$/;
/** What is left of a key in front of its end, on one line with it. */
const REST = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{16,}={0,2}[\s"'\\nr]{0,8}$/;
const HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Hash): [^\n]*$/;
const BLANK = /^[^A-Za-z]*$/;
/** Longer than the largest key in use. */
const MAX_LINES = 400;

/**
 * Hides private keys, which a log writes on many lines, each with a time in front.
 * What comes before a key's own text stays.
 */
export class PrivateKeys {
  #linesLeft = 0;

  /** Whether the last line was inside of a key. */
  get isInside(): boolean {
    return this.#linesLeft > 0;
  }

  scrub(text: string): string {
    if (this.#linesLeft === 0 && !text.includes('PRIVATE KEY')) return text;
    return text
      .split('\n')
      .map(line => this.#line(line))
      .join('\n');
  }

  #line(line: string): string {
    if (this.#linesLeft > 0) return this.#inside(line);
    const begin = line.search(BEGIN);
    if (begin < 0) return line;
    if (!END.test(line.slice(begin))) this.#linesLeft = MAX_LINES;
    return line.replace(
      WHOLE,
      (_, first: string, last: string = '') => `${first}${REDACTED}${last}`,
    );
  }

  #inside(line: string): string {
    const end = line.search(END);
    if (end >= 0) {
      this.#linesLeft = 0;
      return line.slice(0, end).replace(REST, REDACTED) + line.slice(end);
    }
    this.#linesLeft -= 1;
    if (BODY.test(line)) return line.replace(BODY, REDACTED);
    if (HEADER.test(line)) return line.replace(HEADER, REDACTED);
    // The log goes on with something else: the key was cut off.
    if (!BLANK.test(line)) this.#linesLeft = 0;
    return line;
  }
}
