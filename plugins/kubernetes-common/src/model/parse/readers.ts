/**
 * Readers for untrusted JSON. Each is total: absent values or values of another
 * type read as a neutral value, and long ones are truncated.
 */

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

const NOTHING: Json = Object.freeze({});
const NO_ITEMS: readonly never[] = Object.freeze([]);

/** Maximum length of names, images and reasons. Kubernetes allows 253 characters for most, and image references rarely exceed 300. */
const MAX_TEXT_LENGTH = 1_024;
/** The kubelet writes at most 4 KiB of termination log after the runtime's message. */
const MAX_MESSAGE_LENGTH = 8_192;
/** More items than any real list of a pod, but few enough for hostile input. */
const MAX_ITEMS = 1_000;

/** More fields or parts of a status than any controller writes, but few enough for hostile input. */
export const MAX_ENTRIES = 5_000;

/** The maximum length of a DNS subdomain, the longest kind of name. */
const MAX_NAME_LENGTH = 253;

/** A lone surrogate, which JSON can contain but URLs can't. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Cheaper than searching for a lone surrogate, which texts rarely have. */
const ANY_SURROGATE = /[\ud800-\udfff]/;

/** The object, or an empty one. */
export function json(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : NOTHING;
}

/** Fields of an object or items of a list, of which a hostile one may have any number. */
export function ownEntries(
  value: object,
): readonly (readonly [string, unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  for (const key in value) {
    if (Object.hasOwn(value, key)) {
      found.push([key, Reflect.get(value, key)]);
      if (found.length >= MAX_ENTRIES) break;
    }
  }
  return found;
}

/** A non-empty string, truncated at `maxLength`; undefined for the empty one, which the API omits. */
export function text(
  value: unknown,
  maxLength: number = MAX_TEXT_LENGTH,
): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return wellFormed(value, maxLength);
}

function wellFormed(value: string, maxLength: number): string {
  const cut = value.length > maxLength ? value.slice(0, maxLength) : value;
  return ANY_SURROGATE.test(cut) ? cut.replace(LONE_SURROGATE, '\uFFFD') : cut;
}

/**
 * A valid name of an object or namespace by `IsValidPathSegmentName` of
 * k8s.io/apimachinery; undefined for anything else. A long name is not
 * truncated, as it would name another object.
 */
export function name(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (value.length > MAX_NAME_LENGTH || value === '.' || value === '..') {
    return undefined;
  }
  return /[/%\p{Surrogate}]/u.test(value) ? undefined : value;
}

/** A text for people, which may be long. */
export function message(value: unknown): string | undefined {
  return text(value, MAX_MESSAGE_LENGTH);
}

/** The range of an `int32`. */
const MAX_COUNT = 2 ** 31 - 1;

/** An integer, or undefined: Kubernetes' own objects have no other numbers. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? value
    : undefined;
}

/**
 * An `int32`; 0, or the given default, for anything else. This keeps sums of
 * counts within safe integers.
 */
export function count(value: unknown, absent: number = 0): number {
  const found = number(value) ?? absent;
  return Math.abs(found) <= MAX_COUNT ? found : absent;
}

/** A boolean, or undefined. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** Go's zero time, which some clients write for no time. */
const ZERO_TIME_PREFIX = '0001-01-01';
/** RFC 3339 with nanoseconds and a zone is 35 characters. */
const MAX_TIME_LENGTH = 40;

/** An RFC 3339 time as served; undefined if invalid. */
export function time(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_TIME_LENGTH) {
    return undefined;
  }
  return Number.isNaN(Date.parse(value)) || value.startsWith(ZERO_TIME_PREFIX)
    ? undefined
    : value;
}

/** All items for which `read` returns a value. */
export function items<T>(
  value: unknown,
  read: (item: unknown) => T | undefined,
): readonly T[] {
  if (!Array.isArray(value) || value.length === 0) return NO_ITEMS;
  const result: T[] = [];
  for (const item of value.slice(0, MAX_ITEMS)) {
    const parsed = read(item);
    if (parsed !== undefined) result.push(parsed);
  }
  return result;
}

/** The strings of a list. */
export function texts(value: unknown): readonly string[] {
  return items(value, item => text(item));
}

/** String to string; numbers become their text, because quantities may be written either way. */
export function textRecord(value: unknown): Readonly<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const [key, item] of Object.entries(json(value)).slice(0, MAX_ITEMS)) {
    if (typeof item === 'string') {
      entries.push([key, wellFormed(item, MAX_TEXT_LENGTH)]);
    } else if (typeof item === 'number') {
      entries.push([key, String(item)]);
    }
  }
  return Object.fromEntries(entries);
}

/**
 * Removes keys with the value undefined. Returns a copy, because deleting keys
 * would slow down later accesses.
 */
export function compact<T extends object>(value: T): T {
  const keys = Object.keys(value) as (keyof T)[];
  if (keys.every(key => value[key] !== undefined)) return value;
  const result: Partial<T> = {};
  for (const key of keys) {
    if (value[key] !== undefined) result[key] = value[key];
  }
  return result as T;
}
