/**
 * Structural sharing: unchanged values keep their identity, so that a screen
 * that compares by `===` redraws one tile instead of five thousand.
 */

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether two JSON values are equal. A key with the value `undefined` counts as
 * absent.
 *
 * @internal
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length && a.every((item, i) => isSameJson(item, b[i]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const key in a) {
    if (!isSameJson(a[key], ownValue(b, key))) return false;
  }
  for (const key in b) {
    if (b[key] !== undefined && ownValue(a, key) === undefined) return false;
  }
  return true;
}

/**
 * Ignores inherited properties, as a label may be called `constructor`.
 *
 * @internal
 */
export function ownValue(
  object: Readonly<Record<string, unknown>>,
  key: string,
): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Returns `previous` when `next` is equal, else `next`.
 *
 * @internal
 */
export function reuseValue<T>(previous: T, next: T): T {
  return isSameJson(previous, next) ? previous : next;
}

/**
 * Returns `next` with every row replaced by the equal row of `previous`; and
 * `previous` itself when nothing changed.
 *
 * @internal
 */
export function reuseRows<T>(
  previous: readonly T[],
  next: readonly T[],
  getKey: (row: T) => string,
): readonly T[] {
  const known = new Map(previous.map(row => [getKey(row), row]));
  const shared = next.map(row => {
    const before = known.get(getKey(row));
    return before === undefined ? row : reuseValue(before, row);
  });
  const isUnchanged =
    shared.length === previous.length &&
    shared.every((row, i) => row === previous[i]);
  return isUnchanged ? previous : shared;
}
