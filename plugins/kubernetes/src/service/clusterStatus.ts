import {
  isUnreadable,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Numbers of clusters by status, for the health of the service. */
export interface ClusterCounts {
  readonly total: number;
  /** Clusters that have not told everything yet. */
  readonly connecting: number;
  /** Clusters whose pods are unknown, old or incomplete. */
  readonly unreadable: number;
  /** Clusters may be missing, or the data may be old; absent otherwise. */
  readonly isIncomplete?: boolean;
}

/** Whether more of a cluster is on its way: all of it, or what follows its pods. */
export function isAwaited({ state }: Pick<ServiceCluster, 'state'>): boolean {
  return state.phase === 'connecting' || isReading({ state });
}

/** Whether a cluster has begun to answer, and more is on its way. */
export function isReading({ state }: Pick<ServiceCluster, 'state'>): boolean {
  return state.phase === 'live' && state.isPartial === true;
}

/** Counts clusters by status. */
export function countClusters(
  clusters: readonly ServiceCluster[],
): ClusterCounts {
  return {
    total: clusters.length,
    connecting: clusters.filter(isAwaited).length,
    unreadable: clusters.filter(isUnreadable).length,
  };
}
