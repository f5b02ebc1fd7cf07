import { isSameJson, ownValue } from './reuse';

/**
 * What turns one JSON object into another (RFC 7396): a field that is named is
 * replaced, objects are merged, arrays are replaced as a whole, and null takes a
 * field away.
 *
 * @public
 */
export type MergePatch<T> = {
  readonly [Key in keyof T]?: MergePatchValue<T[Key]> | null;
};

/**
 * One field of a {@link MergePatch}.
 *
 * @public
 */
export type MergePatchValue<T> = T extends readonly unknown[]
  ? T
  : T extends object
  ? MergePatch<T>
  : T;

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What to merge into `before` to get `after`; an empty object when they say the
 * same. Neither may hold null, which the format cannot express.
 *
 * @internal
 */
export function diffMerge<T extends object>(before: T, after: T): MergePatch<T>;
export function diffMerge(before: JsonObject, after: JsonObject): JsonObject {
  const removed = Object.keys(before)
    .filter(
      key => before[key] !== undefined && ownValue(after, key) === undefined,
    )
    .map(key => [key, null]);
  const changed = Object.entries(after)
    .filter(
      ([key, value]) =>
        value !== undefined && !isSameJson(ownValue(before, key), value),
    )
    .map(([key, value]) => {
      const known = ownValue(before, key);
      return [
        key,
        isObject(known) && isObject(value) ? diffMerge(known, value) : value,
      ];
    });
  return Object.fromEntries([...removed, ...changed]);
}

/**
 * Merges a patch into an object. What the patch does not name keeps its identity.
 *
 * @internal
 */
export function applyMergePatch<T extends object>(
  target: T,
  patch: MergePatch<T>,
): T;
export function applyMergePatch(
  target: JsonObject,
  patch: JsonObject,
): JsonObject {
  // A map and not an assignment: a key called `__proto__` is a key like any other.
  const result = new Map(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      result.delete(key);
    } else if (isObject(value)) {
      const known = result.get(key);
      result.set(key, applyMergePatch(isObject(known) ? known : {}, value));
    } else {
      result.set(key, value);
    }
  }
  return Object.fromEntries(result);
}
