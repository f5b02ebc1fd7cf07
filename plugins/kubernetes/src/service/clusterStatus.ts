import {
  isUnreadable,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

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
