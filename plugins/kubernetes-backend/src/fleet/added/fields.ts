/** Of names, as Kubernetes has it. */
const MAX_NAME = 253;

/** Of all other texts. */
const MAX_TEXT = 256;

const MAX_INT32 = 2 ** 31 - 1;
const MAX_UINT32 = 2 ** 32 - 1;

/** Columns keep several texts as one with such a character between them. */
const CONTROL = /\p{Cc}/u;

/** What is no part of a path; the same as what names of objects that API servers send must not have. */
const NOT_IN_NAMES = /[/%\p{Cc}\p{Surrogate}]/u;

/** A field of what a source tells is not what it has to be. The message names it and does not quote it. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  constructor(field: string, expected: string) {
    super(`${field} is not ${expected}`);
  }
}

/** @throws FieldError for anything but a plain object */
export function readObject(
  value: unknown,
  field: string,
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FieldError(field, 'an object');
  }
  return value as Readonly<Record<string, unknown>>;
}

/** A list; absent is an empty one. */
export function readList(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new FieldError(field, 'a list');
  return value;
}

/** The name of an object or a namespace. */
export function readName(value: unknown, field: string): string {
  const isName =
    typeof value === 'string' &&
    value !== '' &&
    value !== '.' &&
    value !== '..' &&
    value.length <= MAX_NAME &&
    !NOT_IN_NAMES.test(value);
  if (!isName) throw new FieldError(field, 'the name of an object');
  return value;
}

/** A short text; absent is an empty one. */
export function readText(
  value: unknown,
  field: string,
  maxLength = MAX_TEXT,
): string {
  if (value === undefined || value === null) return '';
  const isText =
    typeof value === 'string' &&
    value.length <= maxLength &&
    !CONTROL.test(value);
  if (!isText) {
    throw new FieldError(field, `text of at most ${maxLength} characters`);
  }
  return value;
}

/** True or false; absent is false. */
export function readFlag(value: unknown, field: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw new FieldError(field, 'true or false');
  return value;
}

/** A whole number; absent is 0. */
export function readCount(value: unknown, field: string): number {
  if (value === undefined || value === null) return 0;
  const isCount =
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= MAX_INT32;
  if (!isCount) {
    throw new FieldError(field, `a whole number from 0 to ${MAX_INT32}`);
  }
  return value;
}

/** A time of RFC 3339 in milliseconds since 1970; absent is undefined. */
export function readTime(value: unknown, field: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const ms =
    typeof value === 'string' && value.length <= 64 ? Date.parse(value) : NaN;
  if (!(ms >= 0 && ms <= MAX_UINT32 * 1_000)) {
    throw new FieldError(field, 'a time of RFC 3339');
  }
  return ms;
}

/** A field that has to be there. */
export function required(value: unknown, field: string): unknown {
  if (value === undefined || value === null) {
    throw new FieldError(field, 'there');
  }
  return value;
}
