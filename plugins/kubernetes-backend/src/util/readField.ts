/** A field of something that a server sent, not one that all objects inherit; undefined where that is no object. */
export function readField(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
