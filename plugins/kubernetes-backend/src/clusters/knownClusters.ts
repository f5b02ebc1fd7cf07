import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { isDescribedByOthers } from '../auth/untrusted';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { clusterProblem } from './clusterProblem';

/** URL for a cluster that is never contacted: RFC 6761 reserves this name. */
const NOWHERE = 'https://misconfigured.invalid';

export interface ProviderProblem {
  readonly provider: string;
  readonly message: string;
}

export interface KnownClusters {
  /** Includes those with a `problem`, which are never contacted. */
  readonly clusters: readonly ClusterDetails[];
  /** Failed providers, described for all users. */
  readonly problems: readonly ProviderProblem[];
  /** Failed providers and other problems, described for the operators of Backstage. */
  readonly operatorProblems: readonly ProviderProblem[];
  /** Ids of the providers that listed a cluster, by its name. */
  readonly providersByCluster: ReadonlyMap<string, string>;
}

/** The result of one provider. */
export interface ProviderAnswer {
  readonly provider: string;
  readonly clusters: readonly ClusterDetails[];
  /** Why there is no result, or only an old one. */
  readonly problem?: string;
}

/** What is wrong with a cluster's configuration beyond its schema. */
export type InspectCluster = (cluster: ClusterDetails) => string | undefined;

interface Candidate {
  readonly provider: string;
  readonly cluster: ClusterDetails;
}

const PROVIDER_FAILED =
  'Backstage admins can find the reason on the Clusters page and in the backend log.';

/**
 * Merges the providers' results. Of two clusters with one name the first
 * provider's wins; a cluster that others registered never replaces one of the
 * operator, and a misconfigured cluster never replaces a working one.
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
      const message = findDuplicate(first, candidate);
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
    providersByCluster: new Map(
      kept.map(({ cluster, provider }) => [cluster.name, provider]),
    ),
  };
}

/** The cluster, with its problem if it has one; a message where it has not even a name. */
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
  const problem = describeProblem(cluster, inspect);
  if (problem === undefined) return withTextsOnly(cluster);
  return {
    name,
    title: toText(cluster.title),
    region: toText(cluster.region),
    url: NOWHERE,
    authProvider: toText(cluster.authProvider) ?? '',
    authMetadata: {},
    describedBy: isDescribedByOthers(cluster) ? 'others' : 'operator',
    problem: toSafeMessage(String(problem)),
  };
}

/** Drops a title that is not a string, because it would break the page of every service. */
function withTextsOnly(cluster: ClusterDetails): ClusterDetails {
  const { title, region } = cluster;
  const isText = [title, region].every(
    each => each === undefined || typeof each === 'string',
  );
  return isText
    ? cluster
    : { ...cluster, title: toText(title), region: toText(region) };
}

/** Providers are code, so their results have not been validated by a schema. */
function describeProblem(
  cluster: ClusterDetails,
  inspect: InspectCluster,
): string | undefined {
  try {
    return cluster.problem ?? clusterProblem(cluster) ?? inspect(cluster);
  } catch (error) {
    return `couldn't check it: ${describeError(error)}`;
  }
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The lower rank wins. Sorting otherwise keeps the order of the providers. */
function rank({ cluster }: Candidate): number {
  if (!isDescribedByOthers(cluster)) return 0;
  return cluster.problem === undefined ? 1 : 2;
}

function findDuplicate(first: Candidate, { provider, cluster }: Candidate) {
  const name = toSafeMessage(cluster.name);
  return first.provider === provider
    ? `it has two clusters named '${name}'; the first one counts`
    : `the cluster provider ${first.provider} has a cluster named '${name}', too; that one counts`;
}
