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
/** A whole line of a key, as OpenSSL, OpenSSH and MIME break them, of which nobody says that it is one. */
const FULL_LINE = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{60,76}(?=[\s"'\\]{0,8}$)/;
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
  /** Of what may be the rest of a key, though nothing or something else came before it. */
  #linesInDoubt: number;

  /**
   * @param isTail - whether more may come before the text: how many lines of a log
   * are read is up to the reader, and must not be a way around the key's beginning
   */
  constructor({ isTail = false }: { readonly isTail?: boolean } = {}) {
    // A tail of so many bytes begins in the middle of a line.
    this.#linesInDoubt = isTail ? 2 : 0;
  }

  scrub(text: string): string {
    const mayBeInside = this.#linesLeft > 0 || this.#linesInDoubt > 0;
    if (!mayBeInside && !text.includes('PRIVATE KEY')) return text;
    return text
      .split('\n')
      .map(line => this.#line(line))
      .join('\n');
  }

  #line(line: string): string {
    const begin = line.search(BEGIN);
    if (begin < 0) {
      if (this.#linesInDoubt > 0) this.#doubt(line);
      return this.#linesLeft > 0 ? this.#inside(line) : line;
    }
    this.#linesInDoubt = 0;
    this.#linesLeft = END.test(line.slice(begin)) ? 0 : MAX_LINES;
    return line.replace(
      WHOLE,
      (_, first: string, last: string = '') => `${first}${REDACTED}${last}`,
    );
  }

  /** Whether a line is of a key after all. */
  #doubt(line: string): void {
    const [found = ''] = FULL_LINE.exec(line) ?? [];
    // A digest in hex is none.
    const isKey = [/[A-Z]/, /[a-z]/, /\d/].every(each => each.test(found));
    if (isKey) this.#linesLeft = MAX_LINES;
    this.#linesInDoubt = isKey ? 0 : this.#linesInDoubt - 1;
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
    // The log goes on with something else: the key was cut off, or another thread writes, too.
    if (!BLANK.test(line)) {
      this.#linesInDoubt = this.#linesLeft;
      this.#linesLeft = 0;
    }
    return line;
  }
}
