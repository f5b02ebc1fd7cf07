import { DisplayState } from '../status/displayState';
import { Dimension, dimensionValue, ServicePod } from '../group';
import { smallestTail, upperTail, Urn } from './hypergeometric';
import { Hypothesis, listHypotheses } from './hypotheses';

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
  /** Pods that are as `trouble` says. */
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
 * well, over every built-in dimension, label and annotation; undefined when
 * nothing does, or when the evidence is thin.
 *
 * @remarks
 * Fisher's exact test of each value against all others, first for the pods that
 * fail, then for those that fail or are not ready. That many values are tried is
 * corrected for after Bonferroni and Tarone: sets that are equal count once, and
 * sets too small or too large to ever be significant do not count. Pods that
 * start, end or are unknown are neither in trouble nor well.
 *
 * @public
 */
export function correlate(
  pods: readonly ServicePod[],
): Correlation | undefined {
  const inState = (state: DisplayState) =>
    pods.filter(({ row }) => row.state === state);
  const failing = inState('failing');
  const notReady = inState('notReady');
  const well = inState('ready');
  if (failing.length === 0) return separate(notReady, well, 'notReady', 1);
  if (notReady.length === 0) return separate(failing, well, 'failing', 1);
  return (
    separate(failing, well, 'failing', 2) ??
    separate([...failing, ...notReady], well, 'both', 2)
  );
}

/** @param questions - How many are asked of the same pods: they share the false alarms */
function separate(
  troubled: readonly ServicePod[],
  well: readonly ServicePod[],
  trouble: Correlation['trouble'],
  questions: number,
): Correlation | undefined {
  if (troubled.length < FEWEST_TROUBLED || well.length < FEWEST_WELL) {
    return undefined;
  }
  const compared = [...troubled, ...well];
  const tests = testable(
    listHypotheses(compared, FEWEST_TROUBLED),
    { total: compared.length, marked: troubled.length },
    FALSE_ALARMS / questions,
  );
  const inTrouble = new Set(troubled);
  let best: Correlation | undefined;
  for (const { dimension, value, members } of tests) {
    let hits = 0;
    for (const pod of members) hits += Number(inTrouble.has(pod));
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
    const tried = tests.length * questions;
    const pValue = Math.min(1, upperTail(urn, hits) * tried);
    if (pValue > FALSE_ALARMS || (best && pValue >= best.pValue)) continue;
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
  urn: Omit<Urn, 'drawn'>,
  falseAlarms: number,
): readonly Hypothesis[] {
  const byPower = hypotheses
    .map(hypothesis => ({
      hypothesis,
      least: smallestTail({ ...urn, drawn: hypothesis.members.size }),
    }))
    .sort((a, b) => a.least - b.least);
  // The more tests, the fewer of them can be significant, so each count begins where the one before ended.
  let within = byPower.length;
  const narrow = (count: number) => {
    while (within > 0 && byPower[within - 1].least > falseAlarms / count) {
      within -= 1;
    }
    return within;
  };
  let count = 1;
  while (count < byPower.length && narrow(count) > count) count += 1;
  return byPower.slice(0, narrow(count)).map(({ hypothesis }) => hypothesis);
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

function failureRate({ troubled, well }: CorrelationCounts): number {
  return troubled === 0 ? 0 : troubled / (troubled + well);
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
