import { Dimension, dimensionValue, ServicePod } from '../group';
import { smallestTail, upperTail } from './hypergeometric';
import { Hypothesis, hypothesesOf } from './hypotheses';

/**
 * What the pods that fail have in common and the pods that are well have not.
 *
 * @public
 */
export interface Correlation {
  readonly dimension: Dimension;
  readonly value: string;
  /** What the troubled pods are. */
  readonly trouble: 'failing' | 'notReady' | 'both';
  /** Pods with the value. */
  readonly inside: CorrelationCounts;
  /** All other pods. */
  readonly outside: CorrelationCounts;
  /** The only other value in this dimension, where there is one only. */
  readonly otherValue?: string;
  /** Chance of seeing this by accident, with everything that was tried taken into account. */
  readonly pValue: number;
}

/** @public */
export interface CorrelationCounts {
  /** Failing or not ready. */
  readonly troubled: number;
  /** Ready. */
  readonly well: number;
}

/** Two pods that fail have something in common always. */
const FEWEST_TROUBLED = 3;

/** Without some that are well there is nothing to compare with. */
const FEWEST_WELL = 3;

/** At most one false alarm in a hundred incidents: a wrong hint costs more than none. */
const FALSE_ALARMS = 0.01;

/** The value must cover most of the trouble, or it does not explain it. */
const SMALLEST_COVERAGE = 0.8;

/** Trouble must be that many times as frequent with the value as without it. */
const SMALLEST_RATIO = 3;

/**
 * Says which single value best separates pods in trouble from pods that are
 * well, over every built-in dimension and every label; undefined when nothing
 * does, or when the evidence is thin.
 *
 * @remarks
 * Fisher's exact test of each value against all others. That many values are
 * tried is corrected for after Bonferroni and Tarone: sets that are equal count
 * once, and sets too small or too large to ever be significant do not count.
 * Pods that start, end or are unknown are neither in trouble nor well.
 *
 * @public
 */
export function correlate(
  pods: readonly ServicePod[],
): Correlation | undefined {
  const troubled = pods.filter(isTroubled);
  const well = pods.filter(({ row }) => row.state === 'ready');
  if (troubled.length < FEWEST_TROUBLED || well.length < FEWEST_WELL) {
    return undefined;
  }
  const compared = [...troubled, ...well];
  const tests = testable(
    hypothesesOf(compared, FEWEST_TROUBLED),
    compared.length,
    troubled.length,
  );
  let best: Correlation | undefined;
  for (const { dimension, value, members } of tests) {
    const hits = troubled.filter(pod => members.has(pod)).length;
    const inside = { troubled: hits, well: members.size - hits };
    const outside = {
      troubled: troubled.length - hits,
      well: well.length - inside.well,
    };
    if (!isLarge(inside, outside)) continue;
    const urn = {
      total: compared.length,
      marked: troubled.length,
      drawn: members.size,
    };
    const pValue = Math.min(1, upperTail(urn, hits) * tests.length);
    if (pValue > FALSE_ALARMS || (best && pValue >= best.pValue)) continue;
    const trouble = troubleOf(troubled);
    best = { dimension, value, trouble, inside, outside, pValue };
  }
  return best && { ...best, otherValue: onlyOther(best, compared) };
}

/**
 * Tarone's improvement: the fewest tests that must be corrected for. It looks at
 * sizes only, never at outcomes.
 */
function testable(
  hypotheses: readonly Hypothesis[],
  total: number,
  marked: number,
): readonly Hypothesis[] {
  const byPower = hypotheses
    .map(hypothesis => ({
      hypothesis,
      least: smallestTail({ total, marked, drawn: hypothesis.members.size }),
    }))
    .sort((a, b) => a.least - b.least);
  const within = (count: number) =>
    byPower.filter(({ least }) => least <= FALSE_ALARMS / count).length;
  let count = 1;
  while (count < byPower.length && within(count) > count) count += 1;
  return byPower
    .filter(({ least }) => least <= FALSE_ALARMS / count)
    .map(({ hypothesis }) => hypothesis);
}

function isTroubled({ row }: ServicePod): boolean {
  return row.state === 'failing' || row.state === 'notReady';
}

function isLarge(
  inside: CorrelationCounts,
  outside: CorrelationCounts,
): boolean {
  const coverage = inside.troubled / (inside.troubled + outside.troubled);
  return (
    coverage >= SMALLEST_COVERAGE &&
    rateOf(inside) >= SMALLEST_RATIO * rateOf(outside)
  );
}

function rateOf({ troubled, well }: CorrelationCounts): number {
  return troubled === 0 ? 0 : troubled / (troubled + well);
}

function troubleOf(troubled: readonly ServicePod[]): Correlation['trouble'] {
  const states = new Set(troubled.map(({ row }) => row.state));
  if (states.size > 1) return 'both';
  return states.has('failing') ? 'failing' : 'notReady';
}

function onlyOther(
  { dimension, value }: Correlation,
  pods: readonly ServicePod[],
): string | undefined {
  const values = new Set(pods.map(pod => dimensionValue(pod, dimension)));
  values.delete(value);
  const [other] = values;
  return values.size === 1 ? other : undefined;
}
