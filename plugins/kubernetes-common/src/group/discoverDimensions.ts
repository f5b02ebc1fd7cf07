import {
  BUILT_IN_DIMENSIONS,
  Dimension,
  DimensionKey,
  dimensionReader,
} from './dimension';
import { ServicePod } from './ServicePod';

/**
 * A dimension with its number of values and pods.
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

const NONE: Readonly<Record<string, string>> = {};

const byKey = new Intl.Collator('en', { numeric: true });

/**
 * Dimensions that these pods can be grouped by: built-in ones with a value in
 * their fixed order, then label keys, then annotation keys, by name.
 *
 * @public
 */
export function discoverDimensions(
  pods: readonly ServicePod[],
): readonly DimensionCount[] {
  const builtIn = BUILT_IN_DIMENSIONS.map(dimension =>
    countValues(pods, dimension),
  );
  return [
    ...builtIn.filter(count => count.values > 0),
    ...countKeys(pods, 'label', ({ row }) => row.labels),
    ...countKeys(pods, 'annotation', ({ row }) => row.annotations ?? NONE),
  ];
}

/** Visits each pod once, however many keys there are. */
function countKeys(
  pods: readonly ServicePod[],
  source: DimensionKey['source'],
  writtenOn: (pod: ServicePod) => Readonly<Record<string, string>>,
): readonly DimensionCount[] {
  const counts = new Map<string, { values: Set<string>; pods: number }>();
  for (const pod of pods) {
    const written = writtenOn(pod);
    for (const key of Object.keys(written)) {
      const count = counts.get(key);
      if (count) {
        count.values.add(written[key]);
        count.pods += 1;
      } else {
        counts.set(key, { values: new Set([written[key]]), pods: 1 });
      }
    }
  }
  return [...counts]
    .sort(([a], [b]) => byKey.compare(a, b))
    .map(([key, count]) => ({
      dimension: `${source}:${key}` as const,
      values: count.values.size,
      pods: count.pods,
    }));
}

function countValues(
  pods: readonly ServicePod[],
  dimension: Dimension,
): DimensionCount {
  const readValue = dimensionReader(dimension);
  const values = new Set<string>();
  let known = 0;
  for (const pod of pods) {
    const value = readValue(pod);
    if (value !== undefined) {
      values.add(value);
      known += 1;
    }
  }
  return { dimension, values: values.size, pods: known };
}
