import { DISPLAY_STATES, DisplayState } from '../status/displayState';

/**
 * How many pods are in each state.
 *
 * @public
 */
export type StateCounts = Readonly<Record<DisplayState, number>>;

/**
 * Counts each state. One that is not known here, as a newer backend may send, counts
 * as `unknown`, so that no pod is missing from the sum.
 *
 * @public
 */
export function countStates(states: Iterable<DisplayState>): StateCounts {
  const counts = emptyCounts();
  for (const state of states) {
    counts[Object.hasOwn(counts, state) ? state : 'unknown'] += 1;
  }
  return counts;
}

/**
 * Adds up the counts of several groups.
 *
 * @public
 */
export function sumCounts(groups: readonly StateCounts[]): StateCounts {
  const sum = emptyCounts();
  for (const counts of groups) {
    for (const state of DISPLAY_STATES) sum[state] += counts[state];
  }
  return sum;
}

/**
 * How many there are in all states together.
 *
 * @public
 */
export function totalCount(counts: StateCounts): number {
  return DISPLAY_STATES.reduce((sum, state) => sum + counts[state], 0);
}

/**
 * The worst state that occurs; undefined when there is nothing at all, which is
 * not the same as well.
 *
 * @public
 */
export function worstState(counts: StateCounts): DisplayState | undefined {
  return DISPLAY_STATES.find(state => counts[state] > 0);
}

function emptyCounts(): Record<DisplayState, number> {
  return {
    failing: 0,
    notReady: 0,
    unknown: 0,
    starting: 0,
    terminating: 0,
    completed: 0,
    ready: 0,
  };
}
