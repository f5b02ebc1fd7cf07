import { BUILT_IN_DIMENSIONS, Dimension, dimensionValue } from './dimension';
import { ServicePod } from './ServicePod';

/**
 * A dimension that occurs, with how much it would tell.
 *
 * @public
 */
export interface DimensionCount {
  readonly dimension: Dimension;
  /** How many different values there are. */
  readonly values: number;
  /** How many pods have a value. */
  readonly pods: number;
}

const byKey = new Intl.Collator('en', { numeric: true });

/**
 * What these pods can be grouped by: the built-in dimensions that have a value,
 * in their own order, then every label key that occurs, by name.
 *
 * @public
 */
export function dimensionsOf(
  pods: readonly ServicePod[],
): readonly DimensionCount[] {
  const keys = new Set(pods.flatMap(pod => Object.keys(pod.row.labels)));
  const labels = [...keys]
    .sort(byKey.compare)
    .map((key): Dimension => `label:${key}`);
  return [...BUILT_IN_DIMENSIONS, ...labels]
    .map(dimension => countValues(pods, dimension))
    .filter(count => count.values > 0);
}

function countValues(
  pods: readonly ServicePod[],
  dimension: Dimension,
): DimensionCount {
  const values = new Set<string>();
  let known = 0;
  for (const pod of pods) {
    const value = dimensionValue(pod, dimension);
    if (value !== undefined) {
      values.add(value);
      known += 1;
    }
  }
  return { dimension, values: values.size, pods: known };
}
