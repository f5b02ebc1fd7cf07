import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { isDescribedByOthers } from '../auth/untrusted';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { clusterProblem } from './clusterProblem';

/** For a cluster that is never asked: nothing answers at this name, by RFC 6761. */
const NOWHERE = 'https://misconfigured.invalid';

export interface ProviderProblem {
  readonly provider: string;
  readonly message: string;
}

export interface KnownClusters {
  /** Also those with a `problem`, which are not to be asked. */
  readonly clusters: readonly ClusterDetails[];
  /** Which providers failed, in words for everybody. */
  readonly problems: readonly ProviderProblem[];
  /** The same for those who run Backstage, and what else is wrong with what providers say. */
  readonly operatorProblems: readonly ProviderProblem[];
  /** Ids of the providers that know them, by the name of the cluster. */
  readonly providerOf: ReadonlyMap<string, string>;
}

/** What one provider says. */
export interface ProviderAnswer {
  readonly provider: string;
  readonly clusters: readonly ClusterDetails[];
  /** Why there is no answer, or only an old one. */
  readonly problem?: string;
}

/** What is wrong with a cluster's description besides its form. */
export type InspectCluster = (cluster: ClusterDetails) => string | undefined;

interface Candidate {
  readonly provider: string;
  readonly cluster: ClusterDetails;
}

const PROVIDER_FAILED =
  'Whoever runs Backstage finds the reason on the Clusters page and in the log of the backend.';

/**
 * Puts the providers' answers together. Of two clusters with one name the first
 * provider's counts; what others have described never takes the place of what
 * the operator has, and what is misconfigured never that of what works.
 */
export function mergeAnswers(
  answers: readonly ProviderAnswer[],
  inspect: InspectCluster,
): KnownClusters {
  const failed = answers.flatMap(({ provider, problem }) =>
    problem === undefined ? [] : [{ provider, message: problem }],
  );
  const operatorProblems = [...failed];
  const candidates: Candidate[] = [];
  for (const { provider, clusters } of answers) {
    for (const cluster of clusters) {
      const checked = check(cluster, inspect);
      if (typeof checked === 'string') {
        operatorProblems.push({ provider, message: checked });
      } else candidates.push({ provider, cluster: checked });
    }
  }
  const chosen = new Map<string, Candidate>();
  for (const candidate of candidates.sort((a, b) => rank(a) - rank(b))) {
    const { provider, cluster } = candidate;
    const first = chosen.get(cluster.name);
    if (first) {
      const message = duplicateOf(first, candidate);
      operatorProblems.push({ provider, message });
    } else chosen.set(cluster.name, candidate);
  }
  const kept = [...chosen.values()];
  return {
    clusters: kept.map(({ cluster }) => cluster),
    problems: failed.map(({ provider }) => ({
      provider,
      message: PROVIDER_FAILED,
    })),
    operatorProblems,
    providerOf: new Map(
      kept.map(({ cluster, provider }) => [cluster.name, provider]),
    ),
  };
}

/** The cluster, with its problem if it has one; a text where there is not even a name to show. */
function check(
  cluster: ClusterDetails,
  inspect: InspectCluster,
): ClusterDetails | string {
  const name: unknown = cluster?.name;
  if (typeof name !== 'string' || name.trim() === '') {
    return typeof name === 'number'
      ? `a cluster's name is the number ${name}; it must be text`
      : 'a cluster has no name';
  }
  const problem = problemOf(cluster, inspect);
  if (problem === undefined) return withTextsOnly(cluster);
  return {
    name,
    title: textOf(cluster.title),
    region: textOf(cluster.region),
    url: NOWHERE,
    authProvider: textOf(cluster.authProvider) ?? '',
    authMetadata: {},
    describedBy: isDescribedByOthers(cluster) ? 'others' : 'operator',
    problem: toSafeMessage(String(problem)),
  };
}

/** A title that is no text helps nobody, and would cost all clusters of a service their screen. */
function withTextsOnly(cluster: ClusterDetails): ClusterDetails {
  const { title, region } = cluster;
  const isText = [title, region].every(
    each => each === undefined || typeof each === 'string',
  );
  return isText
    ? cluster
    : { ...cluster, title: textOf(title), region: textOf(region) };
}

/** A provider is code: its answers have not been through any schema. */
function problemOf(
  cluster: ClusterDetails,
  inspect: InspectCluster,
): string | undefined {
  try {
    return cluster.problem ?? clusterProblem(cluster) ?? inspect(cluster);
  } catch (error) {
    return `its description could not be checked: ${describeError(error)}`;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The lower one counts. Sorting keeps the order of the providers otherwise. */
function rank({ cluster }: Candidate): number {
  if (!isDescribedByOthers(cluster)) return 0;
  return cluster.problem === undefined ? 1 : 2;
}

function duplicateOf(first: Candidate, { provider, cluster }: Candidate) {
  const name = toSafeMessage(cluster.name);
  return first.provider === provider
    ? `it has two clusters named '${name}'; the first one counts`
    : `the cluster provider ${first.provider} has a cluster named '${name}', too; that one counts`;
}
