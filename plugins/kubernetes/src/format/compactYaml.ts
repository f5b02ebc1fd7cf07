import { FieldValue } from '@podlight/backstage-plugin-kubernetes-common';

/** More is a page, and `kubectl get -o yaml` is better at that. */
const MAX_LINES = 60;
const LONGEST_LINE = 300;
const MAX_LEVELS = 12;
const CUT = '…';

/** A list or an object as text that reads like YAML, cut off where it gets long. */
export function compactYaml(value: FieldValue): string {
  const lines: string[] = [];
  for (const line of linesFor(value, 0)) {
    if (lines.length === MAX_LINES) {
      lines.push(CUT);
      break;
    }
    lines.push(
      line.length > LONGEST_LINE
        ? `${line.slice(0, LONGEST_LINE)}${CUT}`
        : line,
    );
  }
  return lines.join('\n');
}

/** Whether a value is a single one, which needs no lines of its own. */
export function isScalar(
  value: FieldValue,
): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function* linesFor(value: FieldValue, level: number): Generator<string> {
  const indent = '  '.repeat(level);
  if (isScalar(value)) yield `${indent}${scalarText(value)}`;
  else if (isEmpty(value)) yield `${indent}${emptyText(value)}`;
  else if (level > MAX_LEVELS) yield `${indent}${CUT}`;
  else if (isList(value)) {
    for (const item of value) {
      if (isScalar(item) || isEmpty(item)) {
        yield `${indent}- ${inlineText(item)}`;
      } else {
        let mark = '- ';
        for (const line of linesFor(item, level + 1)) {
          yield `${indent}${mark}${line.slice(indent.length + 2)}`;
          mark = '  ';
        }
      }
    }
  } else {
    for (const [key, item] of Object.entries(value)) {
      if (isScalar(item) || isEmpty(item)) {
        yield `${indent}${key}: ${inlineText(item)}`;
      } else {
        yield `${indent}${key}:`;
        yield* linesFor(item, level + 1);
      }
    }
  }
}

function inlineText(value: FieldValue): string {
  return isScalar(value) ? scalarText(value) : emptyText(value);
}

function scalarText(value: string | number | boolean | null): string {
  // One value is one line.
  return String(value).replace(/\r?\n/g, ' ');
}

function emptyText(value: FieldValue): string {
  return isList(value) ? '[]' : '{}';
}

function isEmpty(value: FieldValue): boolean {
  return !isScalar(value) && Object.keys(value).length === 0;
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}
