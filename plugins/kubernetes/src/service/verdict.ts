import {
  DISPLAY_STATES,
  DisplayState,
  Finding,
  ServiceCluster,
  StateCounts,
  totalCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { needsAttention } from './findings';

/** Words for how the service as a whole does; keys below `summary.verdict`. */
export type VerdictKey =
  | Exclude<DisplayState, 'ready' | 'completed'>
  | 'completed'
  | 'ready'
  | 'visibleReady'
  | 'none'
  | 'nothingVisible'
  | 'looking';

/** The one thing that a reader takes away first. */
export interface Verdict {
  readonly key: VerdictKey;
  /** How many pods the sentence is about. */
  readonly count: number;
  /** Pods that should be up: those that have completed are none of them. */
  readonly total: number;
  /** The sign beside the sentence; undefined where neither good nor bad can be said. */
  readonly state: DisplayState | undefined;
  /** Problems of which the pods' states say nothing; absent where there are none. */
  readonly problems?: number;
}

/** How the clusters stand, as far as the verdict needs it. */
export interface ClusterTally {
  readonly total: number;
  readonly connecting: number;
  /** Clusters of which nothing can be seen, or nothing new. */
  readonly unreadable: number;
  /** There may be more clusters than are known, or what is known is old; absent where that is not so. */
  readonly isIncomplete?: boolean;
}

/** Counts clusters by what can be seen of them. */
export function tallyClusters(
  clusters: readonly ServiceCluster[],
): ClusterTally {
  return {
    total: clusters.length,
    connecting: clusters.filter(each => each.state.phase === 'connecting')
      .length,
    unreadable: clusters.filter(isUnreadable).length,
  };
}

/** Whether the pods of a cluster are unknown, old, or not all there. */
export function isUnreadable(cluster: ServiceCluster): boolean {
  return isOutOfSight(cluster) || podProblem(cluster) !== undefined;
}

/** Whether the pods of a cluster are unknown or old. */
export function isOutOfSight(cluster: ServiceCluster): boolean {
  const { phase } = cluster.state;
  const problem = podProblem(cluster);
  return (
    phase === 'failed' ||
    phase === 'stale' ||
    (problem !== undefined && problem.reason.code !== 'limited')
  );
}

/** Why the pods of a cluster cannot be read, where the rest of it can. */
export function podProblem({ kindProblems }: ServiceCluster) {
  return kindProblems.find(({ kind }) => kind === 'Pod');
}

/** Pods that should be up: all but those that have completed. */
export function expectedOf(counts: StateCounts): number {
  return totalCount(counts) - counts.completed;
}

/** How many things need attention of which the state of no pod tells. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

const NO_PROBLEMS: Problems = { errors: 0, warnings: 0 };

/** Those whose pods are all well, or that have none: a Job, a Service, a claim. */
export function problemsOf(findings: readonly Finding[]): Problems {
  const urgent = findings.filter(needsAttention);
  const errors = urgent.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: urgent.length - errors };
}

/** The worse of two states; one that is undefined says nothing. */
export function worseOf(
  a: DisplayState | undefined,
  b: DisplayState | undefined,
): DisplayState | undefined {
  return DISPLAY_STATES.find(state => state === a || state === b);
}

/** The sign that problems have, in the grid's language. */
export function stateOfProblems(problems: Problems): DisplayState | undefined {
  if (problems.errors > 0) return 'failing';
  return problems.warnings > 0 ? 'notReady' : undefined;
}

/**
 * Says how the service does. What cannot be seen never counts as well, and
 * nothing is well above an error.
 */
export function judge(
  counts: StateCounts,
  clusters: ClusterTally,
  problems: Problems = NO_PROBLEMS,
): Verdict {
  const verdict = judgePods(counts, clusters);
  const beside = problems.errors + problems.warnings;
  if (beside === 0) return verdict;
  return {
    ...verdict,
    state: worseOf(verdict.state, stateOfProblems(problems)),
    problems: beside,
  };
}

function judgePods(counts: StateCounts, clusters: ClusterTally): Verdict {
  const total = expectedOf(counts);
  const worst = DISPLAY_STATES.find(
    state => state !== 'completed' && counts[state] > 0,
  );
  const isPartial =
    clusters.unreadable > 0 ||
    clusters.connecting > 0 ||
    clusters.isIncomplete === true;
  if (worst === undefined && counts.completed > 0) {
    return about(
      'completed',
      counts.completed,
      counts.completed,
      isPartial ? undefined : 'completed',
    );
  }
  if (worst === undefined) {
    if (clusters.connecting > 0) return about('looking', 0, total);
    return about(isPartial ? 'nothingVisible' : 'none', 0, total);
  }
  if (worst !== 'ready') return about(worst, counts[worst], total, worst);
  return isPartial
    ? about('visibleReady', total, total)
    : about('ready', total, total, 'ready');
}

function about(
  key: VerdictKey,
  count: number,
  total: number,
  state?: DisplayState,
): Verdict {
  return { key, count, total, state };
}
