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
/** More than any controller writes, and little to search. */
const MAX_TEXT = 64 * 1024;
const MAX_VALUES = 20_000;
const MAX_DEPTH = 40;

/** An object is too large to be judged, and a verdict on a part of it could be wrong. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * Copies an object of a cluster for expressions.
 *
 * @throws {@link TooLargeError} where an expression could take long
 */
export function toCelValue(raw: unknown): CelValue {
  let values = 0;
  function copy(value: unknown, depth: number): CelValue {
    values += 1;
    if (values > MAX_VALUES) {
      throw new TooLargeError(`has more than ${MAX_VALUES} values`);
    }
    if (depth > MAX_DEPTH) {
      throw new TooLargeError(`has more than ${MAX_DEPTH} levels`);
    }
    switch (typeof value) {
      case 'string':
        if (value.length > MAX_TEXT) {
          throw new TooLargeError(
            `has a text of more than ${MAX_TEXT} characters`,
          );
        }
        return value;
      case 'boolean':
        return value;
      case 'number':
        return Number.isSafeInteger(value) ? BigInt(value) : value;
      case 'object':
        return value === null ? null : copyParts(value, depth);
      default:
        return null;
    }
  }
  function copyParts(value: object, depth: number): CelValue {
    if (!Array.isArray(value)) {
      // Without a prototype, so that a key such as `constructor` is only what the cluster wrote.
      const result: Record<string, CelValue> = Object.create(null);
      for (const [key, part] of Object.entries(value)) {
        result[key] = copy(part, depth + 1);
      }
      return result;
    }
    if (value.length > MAX_ITEMS) {
      throw new TooLargeError(`has a list of more than ${MAX_ITEMS} items`);
    }
    return value.map(item => copy(item, depth + 1));
  }
  return copy(raw, 0);
}
