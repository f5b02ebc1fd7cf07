import { matchesGlob } from '../glob';
import { Scanner } from './Scanner';

/** Values apart by commas, each perhaps quoted; errors begin at `start`. */
export function readValues(scanner: Scanner, start: number): readonly string[] {
  const values: string[] = [];
  do {
    const value = scanner.quoted() ?? scanner.word(',');
    if (value === '') throw scanner.failure('missing-value', start);
    values.push(value);
  } while (scanner.take(','));
  return values;
}

/** The text that {@link readValues} reads as these values. */
export function formatValues(values: readonly string[]): string {
  return values
    .map(value => (/^[^\s",]+$/.test(value) ? value : quote(value)))
    .join(',');
}

export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Whether a text is one of the values, without regard to case; `*` stands for any text. */
export function matchesAny(
  texts: readonly string[],
  values: readonly string[],
): boolean {
  return values.some(value => texts.some(text => matchesPattern(text, value)));
}

export function matchesPattern(text: string, pattern: string): boolean {
  return matchesGlob(pattern.toLowerCase(), text.toLowerCase());
}
