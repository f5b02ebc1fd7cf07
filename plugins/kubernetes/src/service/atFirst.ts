/** How much of a list there is at first. */
export interface AtFirst<T> {
  readonly hasIssue: (item: T) => boolean;
  /** Items without issues, too: the reader has asked for them. */
  readonly isAskedFor: boolean;
  /** Items are all laid out, seen or not. */
  readonly most: number;
}

/** A list that short is shown whole, healthy or not. */
const FEW_ITEMS = 5;

/**
 * The items of a list that are shown at first: those with issues, which are its
 * first, and the others where there are few, or the reader has asked for them.
 */
export function itemsAtFirst<T>(
  items: readonly T[],
  { hasIssue, isAskedFor, most }: AtFirst<T>,
): readonly T[] {
  if (items.length <= FEW_ITEMS) return items;
  return (isAskedFor ? items : items.filter(hasIssue)).slice(0, most);
}
