import {
  DisplayState,
  FilterQuery,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ObjectState } from './objectState';

/** The same filter, and only these states; all of them when empty. */
export function withStates(
  query: FilterQuery,
  states: readonly DisplayState[],
): FilterQuery {
  return states.length === 0
    ? query
    : { terms: [...query.terms, { type: 'status', states, isNegated: false }] };
}

/**
 * Whether an object in these states, one for each cluster that has it, is what a
 * filter says about states.
 *
 * @param chosen - States of objects, besides those of the filter; any when empty
 */
export function matchesStates(
  { terms }: FilterQuery,
  states: readonly (ObjectState | undefined)[],
  chosen: readonly ObjectState[] = [],
): boolean {
  return states.some(
    state =>
      (chosen.length === 0 || chosen.some(each => each === state)) &&
      terms.every(
        term =>
          term.type !== 'status' ||
          term.states.some(wanted => wanted === state) !== term.isNegated,
      ),
  );
}
