import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';

/** Numbers of clusters by status, for the health of the service. */
export interface ClusterCounts {
  readonly total: number;
  readonly connecting: number;
  /** Clusters whose pods are unknown, old or incomplete. */
  readonly unreadable: number;
  /** Clusters may be missing, or the data may be old; absent otherwise. */
  readonly isIncomplete?: boolean;
}

/** Counts clusters by status. */
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
