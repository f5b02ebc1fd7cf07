import { isNamedCredential } from './names';
import { contentStart } from './timestamp';
import { REDACTED } from './credentialValue';

/** A stand-in that counts as a credential; the real value is checked when it comes. */
const ANY = 'any-value-1';
/** Longer than the largest common private key. */
const MAX_LINES = 400;

/** `name:` of YAML alone on its line, with an indicator of a block or a list. */
const YAML =
  /^([ \t]*)(?:-[ ])?["']?([\w./-]{1,100})["']?[ \t]*:[ \t]*(?:([|>][+-]?\d?[+-]?)|(\[))?$/;
/** A name whose line ends with a continuation backslash. */
const CONTINUED =
  /(?:^|[ \t])(?:--?)?([\w.-]{1,100})(?:[ \t]*[=:][ \t]*|[ \t]{1,3})\\\s*$/;
const ELEMENT = /<([\w:.-]{1,60})(?:[ ][^<>]{0,200})?>\s*$/;
/** Another name, a comment, or a line of a stack trace. */
const NO_VALUE = /^(?:["']?[\w./-]{1,100}["']?[ \t]*:(?:\s|$)|#|at[ ]|[[{<])/;

interface Open {
  readonly name: string;
  readonly indent: number;
  readonly kind: 'text' | 'list' | 'value' | 'word';
}

/**
 * Hides credentials on the lines below their name: blocks and
 * values of YAML, lists, continued lines and XML elements.
 */
export class ValuesBelow {
  #open: Open | undefined;
  #linesLeft = 0;

  /** @param text - whole lines */
  scrub(text: string): string {
    if (!this.#open && !mayOpen(text)) return text;
    return text
      .split('\n')
      .map((line, i, { length }) =>
        // The text ends with a line feed, so the last part is not a line.
        line === '' && i === length - 1 ? line : this.#line(line),
      )
      .join('\n');
  }

  #line(line: string): string {
    const start = contentStart(line);
    const content = line.slice(start);
    const hidden = this.#open && this.#below(this.#open, content);
    if (hidden !== undefined) return line.slice(0, start) + hidden;
    this.#open = opened(content);
    this.#linesLeft = MAX_LINES;
    return line;
  }

  /** The scrubbed line, if it still belongs to the name. */
  #below(open: Open, content: string): string | undefined {
    const text = content.trim();
    const indent = content.length - content.trimStart().length;
    this.#linesLeft -= 1;
    if (this.#linesLeft < 0) return undefined;
    if (open.kind === 'text') {
      const isOver = text !== '' && indent <= open.indent;
      return isOver ? undefined : hide(content);
    }
    if (open.kind === 'list') {
      return /^["']/.test(text) ? hideValue(open.name, content) : undefined;
    }
    const isItem = text.startsWith('- ');
    if (!isValueBelow(open, text, isItem ? indent + 1 : indent))
      return undefined;
    // A value's line may end with the name of the next value.
    if (!isItem) this.#open = opened(content);
    return hideValue(open.name, content);
  }
}

/** Whether a line contains a value rather than another name. */
function isValueBelow(open: Open, text: string, indent: number): boolean {
  if (open.kind !== 'word' && indent <= open.indent) return false;
  const value = text.replace(/^- /, '');
  return value !== '' && !NO_VALUE.test(value);
}

/** Cheap check: few lines have such an end. */
function mayOpen(text: string): boolean {
  let end = text.indexOf('\n');
  while (end >= 0) {
    let last = end - 1;
    while (last > end - 8 && ' \t\r'.includes(text[last] ?? '')) last -= 1;
    if (':|>+-[\\=0123456789'.includes(text[last] ?? '') && last >= 0) {
      const isDigit = text[last] >= '0' && text[last] <= '9';
      if (!isDigit || '|>'.includes(text[last - 1] ?? '')) return true;
    }
    end = text.indexOf('\n', end + 1);
  }
  return false;
}

/** Whether a line is a YAML name with a block on the next lines. */
export function opensText(content: string): boolean {
  return YAML.exec(content.trimEnd())?.[3] !== undefined;
}

function opened(content: string): Open | undefined {
  const [, space, name, text, list] = YAML.exec(content.trimEnd()) ?? [];
  if (name !== undefined) {
    // Below `secret` are usually the names of Secrets.
    if (list && /secret$/i.test(name)) return undefined;
    const others = list ? 'list' : 'value';
    const kind = text ? 'text' : others;
    return isNamedCredential(name, ANY)
      ? { name, indent: space.length, kind }
      : undefined;
  }
  const [, below] = CONTINUED.exec(content) ?? ELEMENT.exec(content) ?? [];
  return below !== undefined && isNamedCredential(below, ANY)
    ? { name: below, indent: -1, kind: 'word' }
    : undefined;
}

/** Hides everything except the indentation and the end of a list item. */
function hide(content: string): string {
  if (content.trim() === '') return content;
  const start = content.length - content.trimStart().length;
  return content.slice(0, start) + REDACTED;
}

/** Hides a word or a quoted text if it is a credential. */
function hideValue(name: string, content: string): string {
  const [, before, value] =
    /^(\s*(?:-[ ])?["']?)((?<=["'])[^"'\n]+|[^\s"',\\]+)/.exec(content) ?? [];
  if (value === undefined || !isNamedCredential(name, value)) return content;
  const rest = content.slice(before.length + value.length);
  // Several words without quotes are a sentence.
  const isSentence = !/["']$/.test(before) && /^\s+[^\s\\<]/.test(rest);
  return isSentence ? content : `${before}${REDACTED}${rest}`;
}
