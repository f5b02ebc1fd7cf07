import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';

/** How the clusters stand, as far as the verdict needs it. */
export interface ClusterCounts {
  readonly total: number;
  readonly connecting: number;
  /** Clusters of which nothing can be seen, or nothing new. */
  readonly unreadable: number;
  /** There may be more clusters than are known, or what is known is old; absent where that is not so. */
  readonly isIncomplete?: boolean;
}

/** Counts clusters by what can be seen of them. */
export function countClusters(
  clusters: readonly ServiceCluster[],
): ClusterCounts {
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
