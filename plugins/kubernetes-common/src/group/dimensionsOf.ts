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
 * in their own order, then every label key that occurs, then every annotation key,
 * each by name.
 *
 * @public
 */
export function dimensionsOf(
  pods: readonly ServicePod[],
): readonly DimensionCount[] {
  const labels = keysOf(pods, ({ row }) => row.labels);
  const annotations = keysOf(pods, ({ row }) => row.annotations ?? {});
  const dimensions: readonly Dimension[] = [
    ...BUILT_IN_DIMENSIONS,
    ...labels.map(key => `label:${key}` as const),
    ...annotations.map(key => `annotation:${key}` as const),
  ];
  return dimensions
    .map(dimension => countValues(pods, dimension))
    .filter(count => count.values > 0);
}

function keysOf(
  pods: readonly ServicePod[],
  valuesOf: (pod: ServicePod) => Readonly<Record<string, string>>,
): readonly string[] {
  const keys = new Set(pods.flatMap(pod => Object.keys(valuesOf(pod))));
  return [...keys].sort(byKey.compare);
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
