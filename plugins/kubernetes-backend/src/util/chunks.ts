/** The items in order, at most so many at a time. */
export function* chunks<T>(
  items: readonly T[],
  size: number,
): Generator<readonly T[], void> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
