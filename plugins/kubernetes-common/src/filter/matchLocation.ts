import { FilterLocation, LOCATIONS } from './fields/locations';
import { FilterQuery } from './types';
import { matchesAny } from './values';

/**
 * Applies only the location terms of a pod filter, for other things in a
 * cluster. All other terms are about pods and are ignored, as are those about
 * workloads for a place that has none.
 *
 * @public
 */
export function matchLocation(
  query: FilterQuery,
  place: FilterLocation,
): boolean {
  return query.terms.every(term => {
    if (term.type !== 'list') return true;
    const texts = LOCATIONS[term.field].at?.(place);
    return !texts || matchesAny(texts, term.values) !== term.isNegated;
  });
}
