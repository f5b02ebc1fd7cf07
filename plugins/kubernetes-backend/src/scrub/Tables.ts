import { splitCells } from './cells';
import { isNamedCredential } from './names';
import { contentStart } from './timestamp';
import { opensText } from './ValuesBelow';
import { REDACTED } from './credentialValue';

/** A stand-in that counts as a credential; the real value is checked when it comes. */
const ANY = 'any-value-1';

/** A head line of names only, without spaces. */
const COMPACT_HEADER =
  /^(?:"?[A-Za-z_]\w{0,60}"?(?:,"?[A-Za-z_]\w{0,60}"?){1,100}|[A-Za-z_]\w{0,60}(?:\|\w{1,60}){1,100}|[A-Za-z_]\w{0,60}(?:\t\w{1,60}){1,100}|[A-Za-z_]\w{0,60}(?:;\w{1,60}){1,100})\r?$/;
/** A name and a value, aligned by spaces. */
const ALIGNED = /^([ \t]{0,20}([\w./-]{1,60})(?:\t|[ ]{2,60}))(\S{1,500})\s*$/;
/** The line between the head of a table and its rows. */
const RULE = /^[\s|+:=\-─-╿]+$/;
/** Cheap check of a line that still has its timestamp. */
const MAY_BE_RULE = /[-+|─-╿]\s{0,2}$/;
const DASH = /[-─-╿]/;
const LAST_RULE = /^\s*[└╰]/;
const NAME_HEAD =
  /^(?:key|name|variable(?:[_ ]name)?|setting|parameter|property|option|field)$/i;
const VALUE_HEAD = /^(?:value|setting|current(?:[_ ]value)?|default|data)$/i;

/** Start of a line that is a compact head, or an aligned name and value. */
const BEGINNING =
  /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,24}(?:Z|[+-]\d\d:\d\d)[ \t])?(?:"?[A-Za-z_]\w{0,60}"?[,;\t]"?[A-Za-z_]\w{0,60}"?(?:[,;\t\r\n]|$)|[ \t]{0,20}[\w./-]{1,60}(?:\t|[ ]{2,60})\S{1,500}[ \t\r]*(?:\n|$))/;

const BEGINNING_AT = new RegExp(BEGINNING.source.slice(1), 'y');

/** Including the space around it. */
const MAX_NAME_LENGTH = 80;

interface Head {
  readonly delimiter: string;
  /** Trimmed once, because every row uses them. */
  readonly names: readonly string[];
  /** The columns that contain the name and its value. */
  readonly pair?: { readonly name: number; readonly value: number };
}

/**
 * Hides credentials in tables, where the name is a column head or in
 * another column: tables drawn by psql, mysql and Markdown, CSV, and two
 * columns aligned by spaces.
 */
export class Tables {
  #head: Head | undefined;

  /** @param text - whole lines */
  scrub(text: string): string {
    if (!this.#head && !mayHaveTable(text)) return text;
    const lines = text.split('\n');
    return lines.map((line, i) => this.#line(line, lines, i + 1)).join('\n');
  }

  #line(line: string, lines: readonly string[], next: number): string {
    const delimiter = findDelimiter(line);
    if (!delimiter && !this.#head && !BEGINNING.test(line)) return line;
    const start = contentStart(line);
    const content = line.slice(start);
    if (content === '' || isRule(content)) return line;
    return line.slice(0, start) + this.#content(content, lines, next);
  }

  #content(content: string, lines: readonly string[], next: number): string {
    const head = this.#head;
    const delimiter = findDelimiter(content);
    const isHead = delimiter && hasRuleBelow(delimiter, lines, next);
    if (head && !opensText(content)) {
      const row = splitRow(content, head.delimiter);
      if (row.length === head.names.length) {
        // The head of the next table, or the last row above the line that closes this one.
        if (isHead) this.#head = readHead(content, delimiter) ?? head;
        return scrubRow(head, row);
      }
    }
    this.#head = undefined;
    if (COMPACT_HEADER.test(content)) {
      const first = /[,;|\t]/.exec(content)?.[0] ?? ',';
      this.#head = readHead(content.replaceAll('"', ''), first);
      return content;
    }
    if (!delimiter) return scrubAligned(content);
    if (isHead) {
      this.#head = readHead(content, delimiter);
      return content;
    }
    return scrubPair(content, delimiter);
  }
}

/** Whether the next lines make a line a head: a rule, and then a row, if any. */
function hasRuleBelow(
  delimiter: string,
  lines: readonly string[],
  next: number,
): boolean {
  const below = lines[next] ?? '';
  if (!MAY_BE_RULE.test(below)) return false;
  const rule = below.slice(contentStart(below));
  const row = lines[next + 1] ?? '';
  return (
    isRule(rule) &&
    !LAST_RULE.test(rule) &&
    (row === '' || row.includes(delimiter))
  );
}

function mayHaveTable(text: string): boolean {
  if (text.includes('|') || text.includes('│')) return true;
  // A compact head or an aligned pair starts its line.
  for (let end = 0; end >= 0; end = text.indexOf('\n', end + 1)) {
    BEGINNING_AT.lastIndex = end === 0 ? 0 : end + 1;
    if (BEGINNING_AT.test(text)) return true;
  }
  return false;
}

function findDelimiter(content: string): string | undefined {
  if (content.includes('|')) return '|';
  return content.includes('│') ? '│' : undefined;
}

function splitRow(content: string, delimiter: string): readonly string[] {
  return splitCells(
    content,
    delimiter,
    ',;'.includes(delimiter) ? '"' : undefined,
  );
}

function readHead(content: string, delimiter: string): Head | undefined {
  const names = splitRow(content, delimiter).map(each => each.trim());
  const name = names.findIndex(each => NAME_HEAD.test(each));
  const value = names.findIndex(
    (each, i) => i !== name && VALUE_HEAD.test(each),
  );
  const pair = name >= 0 && value >= 0 ? { name, value } : undefined;
  return pair || names.some(each => isNamedCredential(each, ANY))
    ? { delimiter, names: names.map(bare), pair }
    : undefined;
}

function scrubRow(
  { delimiter, names, pair }: Head,
  row: readonly string[],
): string {
  return row
    .map((cell, i) => {
      const name = pair?.value === i ? bare(row[pair.name]) : names[i];
      return isNamedCredential(name, bare(cell)) ? hideCell(cell) : cell;
    })
    .join(delimiter);
}

/** ` password | x ` and `| password | x |`: exactly two cells. */
function scrubPair(content: string, delimiter: string): string {
  const cells = splitRow(content, delimiter);
  const first = cells[0].trim() === '' ? 1 : 0;
  const end = cells.at(-1)?.trim() === '' ? cells.length - 1 : cells.length;
  if (end - first !== 2) return content;
  if (cells[first].length > MAX_NAME_LENGTH) return content;
  const name = bare(cells[first]);
  const value = cells[first + 1];
  if (!/^[\w./ -]+$/.test(name) || !isNamedCredential(name, bare(value))) {
    return content;
  }
  return [
    ...cells.slice(0, first + 1),
    hideCell(value),
    ...cells.slice(first + 2),
  ].join(delimiter);
}

function scrubAligned(content: string): string {
  const [, before, name, value] = ALIGNED.exec(content) ?? [];
  return name !== undefined && isNamedCredential(name, value)
    ? before + REDACTED
    : content;
}

function isRule(content: string): boolean {
  return RULE.test(content) && DASH.test(content);
}

/** Keeps the space around it. */
function hideCell(cell: string): string {
  const start = cell.slice(0, cell.length - cell.trimStart().length);
  return start + REDACTED + cell.slice(cell.trimEnd().length);
}

function bare(cell: string): string {
  return cell.trim().replace(/^(?:\*\*|["'`])|(?:\*\*|["'`])$/g, '');
}
