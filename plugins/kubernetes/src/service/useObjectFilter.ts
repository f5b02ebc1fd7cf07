import {
  DISPLAY_STATES,
  DisplayState,
  FilterQuery,
  parseQuery,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { EVERYTHING } from './everything';
import { OBJECT_FILTER_STATES, ObjectFilterState } from './objectState';
import { listSentStates } from './sentStates';
import { withStates } from './stateFilter';

const NO_FILTER = { query: EVERYTHING, isReadable: true };

/** What a view filters objects by. */
export interface ObjectFilter {
  /** What is typed; everything where that cannot be read. */
  readonly query: FilterQuery;
  readonly isReadable: boolean;
  /** The same, and only the states that are chosen beside it. */
  readonly narrowed: FilterQuery;
  /** What objects are listed by: where states of theirs are chosen, those of pods are for the pods alone. */
  readonly listed: FilterQuery;
  /** States of objects that are chosen beside it; any when empty. */
  readonly objectStates: readonly ObjectFilterState[];
}

interface Filters {
  readonly filter: string;
  readonly status: readonly DisplayState[];
  readonly objectStatus?: readonly ObjectFilterState[];
}

/** Stays the same while neither the clusters nor what is typed or chosen changes. */
export function useObjectFilter(
  clusters: readonly ServiceCluster[],
  { filter, status, objectStatus = [] }: Filters,
): ObjectFilter {
  const typed = useMemo(() => {
    if (filter.trim() === '') return NO_FILTER;
    const rows = clusters.flatMap(({ pods }) => pods);
    const result = parseQuery(filter, listSentStates(rows));
    return {
      query: result.ok ? result.query : EVERYTHING,
      isReadable: result.ok,
    };
  }, [clusters, filter]);
  // By the states' text, as the array is new whenever the URL changes.
  const states = status.join();
  const ofObjects = objectStatus.join();
  return useMemo(() => {
    const chosen = DISPLAY_STATES.filter(each =>
      states.split(',').includes(each),
    );
    const narrowed = withStates(typed.query, chosen);
    const objectStates = OBJECT_FILTER_STATES.filter(each =>
      ofObjects.split(',').includes(each),
    );
    return {
      ...typed,
      ...{ narrowed, objectStates },
      listed: objectStates.length > 0 ? typed.query : narrowed,
    };
  }, [typed, states, ofObjects]);
}
