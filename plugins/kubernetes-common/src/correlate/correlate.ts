import { DisplayState } from '../status/displayState';
import { Dimension, dimensionValue, ServicePod } from '../group';
import {
  compareCounts,
  CorrelationCounts,
  FALSE_ALARMS,
  FEWEST_TROUBLED,
  isEnough,
} from './compareCounts';
import { smallestTail, Urn } from './hypergeometric';
import { Hypothesis, listHypotheses } from './hypotheses';

/**
 * What failing pods have in common that healthy pods don't.
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
  /** The other value in this dimension, if there is exactly one. */
  readonly otherValue?: string;
  /** Probability of seeing this by chance, corrected for everything that was tested. */
  readonly pValue: number;
}

/**
 * Finds the single value that best separates failing from healthy pods, over
 * every built-in dimension, label and annotation. Undefined when there is none
 * or the evidence is weak.
 *
 * @remarks Fisher's exact test of each value against all others, first for the
 * pods that fail, then for those that fail or are not ready. Multiple testing
 * is corrected for after Bonferroni and Tarone: equal sets count once, and sets
 * too small or too large to ever be significant don't count. Pods that are
 * starting, ending or unknown count as neither.
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

/** @param questions - Number of tests on the same pods, which share the false alarm rate */
function separate(
  troubled: readonly ServicePod[],
  well: readonly ServicePod[],
  trouble: Correlation['trouble'],
  questions: number,
): Correlation | undefined {
  if (!isEnough(troubled.length, well.length)) return undefined;
  const compared = [...troubled, ...well];
  const tests = testable(
    listHypotheses(compared, FEWEST_TROUBLED),
    { total: compared.length, marked: troubled.length },
    FALSE_ALARMS / questions,
  );
  let best: Correlation | undefined;
  for (const { dimension, value, members } of tests) {
    const hits = troubled.filter(pod => members.has(pod)).length;
    const inside = { troubled: hits, well: members.size - hits };
    const outside = {
      troubled: troubled.length - hits,
      well: well.length - inside.well,
    };
    const pValue = compareCounts(inside, outside, tests.length * questions);
    if (pValue === undefined || (best && pValue >= best.pValue)) continue;
    best = { dimension, value, trouble, inside, outside, pValue };
  }
  return best && { ...best, otherValue: onlyOther(best, compared) };
}

/**
 * Tarone's improvement: the smallest number of tests that must be corrected
 * for. It uses only sizes, never outcomes.
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

function onlyOther(
  { dimension, value }: Correlation,
  pods: readonly ServicePod[],
): string | undefined {
  const values = new Set(pods.map(pod => dimensionValue(pod, dimension)));
  values.delete(value);
  const [other] = values;
  return values.size === 1 ? other : undefined;
}
