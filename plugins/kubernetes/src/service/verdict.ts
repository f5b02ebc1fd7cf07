import {
  DisplayState,
  ServiceCluster,
  StateCounts,
  totalOf,
  worstState,
} from '@podlight/backstage-plugin-kubernetes-common';

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
  readonly total: number;
  /** The sign beside the sentence; undefined where neither good nor bad can be said. */
  readonly state: DisplayState | undefined;
}

/** How the clusters stand, as far as the verdict needs it. */
export interface ClusterTally {
  readonly total: number;
  readonly connecting: number;
  /** Clusters of which nothing can be seen, or nothing new. */
  readonly unreadable: number;
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

/** Whether the pods of a cluster are unknown or old. */
export function isUnreadable(cluster: ServiceCluster): boolean {
  return (
    cluster.state.phase === 'failed' ||
    cluster.state.phase === 'stale' ||
    cluster.kindProblems.some(problem => problem.kind === 'Pod')
  );
}

/**
 * Says how the service does. What cannot be seen never counts as well.
 */
export function judge(counts: StateCounts, clusters: ClusterTally): Verdict {
  const total = totalOf(counts);
  const worst = worstState(counts);
  if (worst === undefined) {
    if (clusters.connecting > 0) return about('looking', 0, total);
    return about(clusters.unreadable > 0 ? 'nothingVisible' : 'none', 0, total);
  }
  if (worst === 'ready' || worst === 'completed') {
    if (counts.ready === 0)
      return about('completed', total, total, 'completed');
    return clusters.unreadable > 0 || clusters.connecting > 0
      ? about('visibleReady', total, total)
      : about('ready', total, total, 'ready');
  }
  return about(worst, counts[worst], total, worst);
}

function about(
  key: VerdictKey,
  count: number,
  total: number,
  state?: DisplayState,
): Verdict {
  return { key, count, total, state };
}
