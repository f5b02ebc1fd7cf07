import { DISPLAY_STATES, DisplayState } from '../status/displayState';

/**
 * How many pods are in each state.
 *
 * @public
 */
export type StateCounts = Readonly<Record<DisplayState, number>>;

/**
 * Counts each state. An unknown state from a newer backend counts as `unknown`,
 * so that the sum includes all pods.
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
 * The sum over all states.
 *
 * @public
 */
export function totalCount(counts: StateCounts): number {
  return DISPLAY_STATES.reduce((sum, state) => sum + counts[state], 0);
}

/**
 * The worst state that occurs; undefined without pods, which is not the same as
 * healthy.
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
