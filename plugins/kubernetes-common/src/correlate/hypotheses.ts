import {
  BuiltInDimension,
  Dimension,
  discoverDimensions,
  groupPods,
  ServicePod,
} from '../group';

/** "These pods are the ones that fail, because they share this value." */
export interface Hypothesis {
  readonly dimension: Dimension;
  readonly value: string;
  readonly members: ReadonlySet<ServicePod>;
}

/** What can be the cause of a state; the state itself cannot. Most telling first. */
const TELLING: readonly BuiltInDimension[] = [
  'version',
  'workload',
  'node',
  'cluster',
  'zone',
  'region',
  'namespace',
];

/** Each is a look at all pods, and hostile pods have labels of their own by the thousand. */
const MAX_DIMENSIONS = 200;

/** Labels that controllers write for themselves: true, but they mean nothing to a reader. */
const BOOKKEEPING =
  /^label:(pod-template-hash|controller-revision-hash|pod-template-generation|(batch\.kubernetes\.io\/)?controller-uid)$/;

/** What says that a configuration is another one, in no words that anybody knows it by. */
const CHECKSUM = /^annotation:(checksum\/|.*[-_/](checksum|digest|hash)$)/;

/**
 * All that could be said, each set of pods once: where several values mean the
 * same pods, the most telling one stands for all of them. Says nothing of how
 * the pods do, so that testing every one of these is fair.
 *
 * @param fewest - Smaller sets are left out, as are those with all pods
 */
export function listHypotheses(
  pods: readonly ServicePod[],
  fewest: number,
): readonly Hypothesis[] {
  const indexOf = new Map(pods.map((pod, i) => [pod, i]));
  const byMembers = new Map<string, Hypothesis>();
  for (const dimension of tellingDimensions(pods, fewest)) {
    for (const { value, pods: members } of groupPods(pods, dimension)) {
      if (value === undefined) continue;
      if (members.length < fewest || members.length === pods.length) continue;
      const key = members.map(pod => indexOf.get(pod)).join();
      if (!byMembers.has(key)) {
        byMembers.set(key, { dimension, value, members: new Set(members) });
      }
    }
  }
  return [...byMembers.values()];
}

function tellingDimensions(
  pods: readonly ServicePod[],
  fewest: number,
): readonly Dimension[] {
  return discoverDimensions(pods)
    .filter(
      ({ dimension, values, pods: known }) =>
        dimension !== 'status' &&
        known >= fewest &&
        (values > 1 || known < pods.length),
    )
    .map(({ dimension }) => dimension)
    .sort((a, b) => dimensionRank(a) - dimensionRank(b))
    .slice(0, MAX_DIMENSIONS);
}

/** People read labels; annotations are mostly written for programs. */
function dimensionRank(dimension: Dimension): number {
  const rank = TELLING.findIndex(each => each === dimension);
  if (rank >= 0) return rank;
  if (BOOKKEEPING.test(dimension)) return TELLING.length + 3;
  if (CHECKSUM.test(dimension)) return TELLING.length + 2;
  return TELLING.length + Number(dimension.startsWith('annotation:'));
}
