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

/** Dimensions that can explain a state, which excludes the state itself. Most meaningful first. */
const TELLING: readonly BuiltInDimension[] = [
  'version',
  'workload',
  'node',
  'cluster',
  'zone',
  'region',
  'namespace',
];

/** Each dimension visits all pods, and hostile pods can have thousands of unique labels. */
const MAX_DIMENSIONS = 200;

/** Labels that controllers write for themselves, which mean nothing to people. */
const BOOKKEEPING =
  /^label:(pod-template-hash|controller-revision-hash|pod-template-generation|(batch\.kubernetes\.io\/)?controller-uid)$/;

/** Hashes that say that a configuration changed, but not what. */
const CHECKSUM = /^annotation:(checksum\/|.*[-_/](checksum|digest|hash)$)/;

/**
 * All hypotheses, one per set of pods: if several values select the same pods,
 * the most meaningful one is used. Ignores the pods' states, so that testing
 * all hypotheses is fair.
 *
 * @param fewest - Smaller sets are left out, as are those with all pods
 */
export function listHypotheses(
  pods: readonly ServicePod[],
  fewest: number,
): readonly Hypothesis[] {
  const indexes = new Map(pods.map((pod, i) => [pod, i]));
  const byMembers = new Map<string, Hypothesis>();
  for (const dimension of tellingDimensions(pods, fewest)) {
    for (const { value, pods: members } of groupPods(pods, dimension)) {
      if (value === undefined) continue;
      if (members.length < fewest || members.length === pods.length) continue;
      const key = membersKey(members, pod => indexes.get(pod) ?? 0);
      if (!byMembers.has(key)) {
        byMembers.set(key, { dimension, value, members: new Set(members) });
      }
    }
  }
  return [...byMembers.values()];
}

/** Large primes, as in MurmurHash3. */
const FIRST_FACTOR = 0x85ebca6b;
const SECOND_FACTOR = 0xc2b2ae35;

/**
 * Equal for equal sets. A text of all members would cost more than everything else
 * where there are thousands, so it is their number and the sums of two hashes of each.
 */
function membersKey(
  members: readonly ServicePod[],
  indexOf: (pod: ServicePod) => number,
): string {
  let first = 0;
  let second = 0;
  for (const pod of members) {
    const index = indexOf(pod) + 1;
    first = (first + mix(index, FIRST_FACTOR)) | 0;
    second = (second + mix(index, SECOND_FACTOR)) | 0;
  }
  return `${members.length}/${first}/${second}`;
}

function mix(value: number, factor: number): number {
  const scattered = Math.imul(value ^ (value >>> 16), factor);
  return Math.imul(scattered ^ (scattered >>> 13), factor);
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
