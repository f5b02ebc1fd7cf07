/** A field of something that a server sent; undefined where that is no object. */
export function readField(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}
