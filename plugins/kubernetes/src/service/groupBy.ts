/** Items by key, in the order in which the keys come first; those without a key are left out. */
export function groupBy<K, T>(
  items: Iterable<T>,
  getKey: (item: T) => K | undefined,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = getKey(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
