/** Checks of parsed JSON that a newer backend may have added to. */

export function isArrayOf(
  value: unknown,
  isItem: (item: unknown) => boolean,
): boolean {
  return Array.isArray(value) && value.every(isItem);
}

export function hasTexts(value: unknown, ...keys: readonly string[]): boolean {
  return keys.every(key => typeof field(value, key) === 'string');
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}
