import { append } from '../append';
import { compareText } from '../compareText';
import { DISPLAY_STATES, DisplayState } from '../status/displayState';
import { Dimension, dimensionReader } from './dimension';
import { ServicePod } from './ServicePod';
import { countStates, StateCounts, worstState } from './stateCounts';

/**
 * Pods that have the same value in one dimension.
 *
 * @public
 */
export interface PodGroup<P extends ServicePod = ServicePod> {
  readonly dimension: Dimension;
  /** Undefined for pods without a value, such as those without a node. */
  readonly value: string | undefined;
  /** In the order in which they came in. */
  readonly pods: readonly P[];
  readonly counts: StateCounts;
  /** The worst state in the group. */
  readonly worst: DisplayState;
  /** Groups of the second dimension; empty without one. */
  readonly groups: readonly PodGroup<P>[];
}

/** Numbers inside values count as numbers, so that `1.10` comes after `1.9`. */
const byValue = new Intl.Collator('en', { numeric: true });

/**
 * Splits pods by one dimension, or by two.
 *
 * @remarks
 * The order depends on the values only, so that groups do not jump while pods
 * change: numeric-aware by value (states: worst first), those without a value last.
 *
 * @public
 */
export function groupPods<P extends ServicePod>(
  pods: readonly P[],
  dimension: Dimension,
  second?: Dimension,
): readonly PodGroup<P>[] {
  const readValue = dimensionReader(dimension);
  const byKey = new Map<string | undefined, P[]>();
  for (const pod of pods) {
    const value = readValue(pod);
    append(byKey, value, pod);
  }
  return [...byKey]
    .map(([value, members]) => toGroup(dimension, value, members, second))
    .sort((a, b) => compareValues(dimension, a.value, b.value));
}

function toGroup<P extends ServicePod>(
  dimension: Dimension,
  value: string | undefined,
  pods: readonly P[],
  second: Dimension | undefined,
): PodGroup<P> {
  const counts = countStates(pods.map(pod => pod.row.state));
  return {
    dimension,
    value,
    pods,
    counts,
    worst: worstState(counts) ?? 'unknown',
    groups: second ? groupPods(pods, second) : [],
  };
}

function compareValues(
  dimension: Dimension,
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  if (dimension === 'status') return stateRank(a) - stateRank(b);
  // The collator treats some different values as equal.
  return byValue.compare(a, b) || compareText(a, b);
}

function stateRank(value: string): number {
  const index = DISPLAY_STATES.findIndex(state => state === value);
  return index < 0 ? DISPLAY_STATES.indexOf('unknown') : index;
}
