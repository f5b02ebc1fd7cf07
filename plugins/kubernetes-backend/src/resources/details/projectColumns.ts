import { ColumnValue } from '@podlight/backstage-plugin-kubernetes-common';
import { scrubField, scrubStrings } from '../../scrub';
import { findValues } from '../paths/findValues';
import { FieldPath } from '../paths/parsePath';

/** A column whose path has been parsed. */
export interface ColumnPath {
  readonly title: string;
  readonly path: FieldPath;
  readonly format: 'text' | 'number' | 'date';
}

/** A cell of a table; details have more room. */
const MAX_CELL = 200;
const MAX_ITEMS = 10;
const MAX_SCRUBBED = 8 * 1024;

/** RFC 3339, as Kubernetes writes times. */
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]{5,24}(?:Z|[+-]\d\d:\d\d)$/;
const NUMBER = /^-?\d{1,20}(?:\.\d{1,20})?[A-Za-z%]{0,3}$/;

/** The cells of an object; those without a value are left out. */
export function projectColumns(
  raw: unknown,
  columns: readonly ColumnPath[],
): readonly ColumnValue[] {
  return columns.flatMap(({ title, path, format }) => {
    const value = format === 'text' ? readText(raw, path) : readOne(raw, path);
    if (value === undefined) return [];
    const cell = formatCell(value, format);
    return cell === undefined ? [] : [{ title, ...cell }];
  });
}

/** A cell with its format; undefined where the value is not of that format. */
export function formatCell(
  value: string,
  format: ColumnPath['format'],
): Pick<ColumnValue, 'value' | 'format'> | undefined {
  if (format === 'text') return { value: shorten(value) };
  const pattern = format === 'date' ? TIME : NUMBER;
  return pattern.test(value) ? { value, format } : undefined;
}

function readText(raw: unknown, path: FieldPath): string | undefined {
  const words: string[] = [];
  for (const { value, name } of findValues(raw, path)) {
    const items = Array.isArray(value)
      ? value.slice(0, MAX_ITEMS + 1)
      : [value];
    for (const item of items) {
      const word = toText(item);
      if (word !== undefined) words.push(scrubField(name, word));
    }
    if (words.length > MAX_ITEMS) break;
  }
  if (words.length === 0) return undefined;
  // Together, as an argument may be the value of the one before it.
  const shown = scrubStrings(words).slice(0, MAX_ITEMS).join(', ');
  return words.length > MAX_ITEMS ? `${shown}, …` : shown;
}

function readOne(raw: unknown, path: FieldPath): string | undefined {
  for (const { value, name } of findValues(raw, path)) {
    const text = toText(value);
    if (text !== undefined) return scrubField(name, text);
  }
  return undefined;
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') {
    // The end of a longer text is not shown, and scrubbing it takes time.
    return value.slice(0, MAX_SCRUBBED);
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function shorten(text: string): string {
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text;
}
