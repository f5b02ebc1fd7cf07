import { upperTail } from './hypergeometric';

/** @public */
export interface CorrelationCounts {
  /** Pods that are as `trouble` says. */
  readonly troubled: number;
  /** Ready. */
  readonly well: number;
}

/** Two failing pods always have something in common. */
export const FEWEST_TROUBLED = 3;

/** Without healthy pods there is nothing to compare with. */
const FEWEST_WELL = 3;

/** At most one false alarm in a hundred incidents: a wrong hint costs more than none. */
export const FALSE_ALARMS = 0.01;

/** A value must cover most failing pods to explain the failure. */
const SMALLEST_COVERAGE = 0.8;

/** The failure rate with the value must be this many times the rate without it. */
const SMALLEST_RATIO = 3;

/** Fewer pods than this can't be told from chance, whatever they are. */
export function isEnough(troubled: number, well: number): boolean {
  return troubled >= FEWEST_TROUBLED && well >= FEWEST_WELL;
}

/**
 * Whether the pods inside fail so much more than those outside that it is no
 * chance: Fisher's exact test, and an effect that is large enough to explain
 * the failure.
 *
 * @param tests - number of tests that share the rate of false alarms
 * @returns the p value, corrected for the number of tests; undefined where the
 * evidence is weak.
 */
export function compareCounts(
  inside: CorrelationCounts,
  outside: CorrelationCounts,
  tests: number = 1,
): number | undefined {
  if (!isLarge(inside, outside)) return undefined;
  const marked = inside.troubled + outside.troubled;
  const drawn = inside.troubled + inside.well;
  const total = drawn + outside.troubled + outside.well;
  const chance = upperTail({ total, marked, drawn }, inside.troubled);
  const pValue = Math.min(1, chance * tests);
  return pValue > FALSE_ALARMS ? undefined : pValue;
}

function isLarge(
  inside: CorrelationCounts,
  outside: CorrelationCounts,
): boolean {
  const coverage = inside.troubled / (inside.troubled + outside.troubled);
  return (
    coverage >= SMALLEST_COVERAGE &&
    failureRate(inside) >= SMALLEST_RATIO * failureRate(outside)
  );
}

/** The share of pods that fail; 0 where there are none. */
export function failureRate({ troubled, well }: CorrelationCounts): number {
  return troubled === 0 ? 0 : troubled / (troubled + well);
}
