/**
 * Items by their ids.
 *
 * @throws Error when two have the same id
 */
export function byId<T extends { readonly id: string }>(
  what: string,
  items: readonly T[],
): ReadonlyMap<string, T> {
  const result = new Map<string, T>();
  for (const item of items) {
    if (result.has(item.id)) {
      throw new Error(
        `There is more than one ${what} with the id '${item.id}'.`,
      );
    }
    result.set(item.id, item);
  }
  return result;
}
