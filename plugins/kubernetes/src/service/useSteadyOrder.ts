import { useState } from 'react';
import { groupBy } from './groupBy';

/** A page stays open for days, and every Job brings new items: that many keep their places when they are gone. */
const MAX_PLACES = 500;

/** What an order depends on; the same functions each time. */
export interface SteadyOrder<T> {
  readonly id: (item: T) => string;
  /** Items with the same value keep their order; an item with another one goes to its new equals. */
  readonly rank: (item: T) => string | boolean;
}

/**
 * Items in an order that stays while somebody reads them: by rank, and among equals
 * as they came on the screen. A new one goes where the given order has it; one that comes
 * back has its place again; one that got better or worse goes to its new equals. What
 * changes every few seconds, such as the number of restarting pods, decides the first place only.
 *
 * @param items - Worst first; those of equal rank are together
 * @param isUnseen - They are not on the screen yet
 */
export function useSteadyOrder<T>(
  items: readonly T[],
  order: SteadyOrder<T>,
  isUnseen: boolean,
): readonly T[] {
  const [known, setKnown] = useState({
    items,
    isUnseen,
    ordered: items,
    places: toPlaces(items, order),
  });
  if (known.items === items && known.isUnseen === isUnseen) {
    return known.ordered;
  }
  const places = isUnseen
    ? toPlaces(items, order)
    : addPlaces(known.places, items, order);
  const ordered = isUnseen ? items : inPlace(items, places, order);
  setKnown({ items, isUnseen, ordered, places });
  return ordered;
}

type Places = readonly string[];

function toPlaces<T>(items: readonly T[], order: SteadyOrder<T>): Places {
  return items.map(order.id);
}

/** The places with those of new items, each before the one that follows it among its equals. */
function addPlaces<T>(
  places: Places,
  items: readonly T[],
  order: SteadyOrder<T>,
): Places {
  const ids = new Set(items.map(order.id));
  const all = [
    ...(places.length > MAX_PLACES ? places.filter(id => ids.has(id)) : places),
  ];
  const known = new Set(all);
  for (const equals of byRank(items, order)) {
    let next: string | undefined;
    for (const id of equals.map(order.id).reverse()) {
      if (!known.has(id)) {
        all.splice(next === undefined ? all.length : all.indexOf(next), 0, id);
        known.add(id);
      }
      next = id;
    }
  }
  return all;
}

function inPlace<T>(
  items: readonly T[],
  places: Places,
  order: SteadyOrder<T>,
): readonly T[] {
  const ranks = new Map(places.map((id, rank) => [id, rank]));
  const rank = (item: T) => ranks.get(order.id(item)) ?? places.length;
  return byRank(items, order).flatMap(equals =>
    [...equals].sort((a, b) => rank(a) - rank(b)),
  );
}

function byRank<T>(
  items: readonly T[],
  { rank }: SteadyOrder<T>,
): readonly (readonly T[])[] {
  return [...groupBy(items, rank).values()];
}
