/** What an expression sees: JSON, with integers as CEL's `int`. */
export type CelValue =
  | null
  | boolean
  | string
  | number
  | bigint
  | readonly CelValue[]
  | { readonly [key: string]: CelValue };

/** Two nested loops over a list of this length take about 20 ms. */
const MAX_ITEMS = 200;
/** More than any controller writes to be read, and little to search. */
const MAX_TEXT = 64 * 1024;
const MAX_VALUES = 20_000;
const MAX_DEPTH = 40;

/** What the API server keeps for its own use, often larger than the rest. */
const BOOKKEEPING: readonly string[] = [
  'managedFields',
  'kubectl.kubernetes.io/last-applied-configuration',
];

/** The library takes `constructor` for the type of an object, and then has none for it. */
const LEFT_OUT: ReadonlySet<string> = new Set([...BOOKKEEPING, 'constructor']);

/** An object is too large to be judged, and a verdict on a part of it could be wrong. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * Copies an object of a cluster for expressions. A list or text that is too long is
 * absent, such as the resources of a large application: an expression that needs it is not true.
 *
 * @param options - with nested loops a map that is too long is absent, too, as its keys are a list
 * @throws {@link TooLargeError} where there is still so much that an expression could take long
 */
export function toCelValue(
  raw: unknown,
  { hasNestedLoops = false } = {},
): CelValue {
  const maxKeys = hasNestedLoops ? MAX_ITEMS : MAX_VALUES;
  let values = 0;
  function copy(value: unknown, depth: number): CelValue | undefined {
    values += 1;
    if (values > MAX_VALUES) {
      throw new TooLargeError(`has more than ${MAX_VALUES} values`);
    }
    if (depth > MAX_DEPTH) {
      throw new TooLargeError(`has more than ${MAX_DEPTH} levels`);
    }
    switch (typeof value) {
      case 'string':
        return value.length > MAX_TEXT ? undefined : value;
      case 'boolean':
        return value;
      case 'number':
        return Number.isSafeInteger(value) ? BigInt(value) : value;
      case 'object':
        return value === null ? null : copyFields(value, depth);
      default:
        return null;
    }
  }
  function copyFields(value: object, depth: number): CelValue | undefined {
    if (Array.isArray(value)) {
      return value.length > MAX_ITEMS
        ? undefined
        : value.map(item => copy(item, depth + 1) ?? null);
    }
    // Without a prototype, so that a key such as `constructor` is only what the cluster wrote.
    const result: Record<string, CelValue> = Object.create(null);
    let keys = 0;
    // Not by its entries, which are all made before the first is refused.
    for (const key in value) {
      if (!Object.hasOwn(value, key) || LEFT_OUT.has(key)) continue;
      keys += 1;
      if (keys > maxKeys) return undefined;
      const part: unknown = Reflect.get(value, key);
      const copied = copy(part, depth + 1);
      if (copied !== undefined) result[key] = copied;
    }
    return result;
  }
  return copy(raw, 0) ?? null;
}
