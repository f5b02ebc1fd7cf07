import { ServiceCluster } from './reduceService';

/**
 * What tells whether the pods of a cluster are in sight.
 *
 * @public
 */
export type ClusterSight = Pick<ServiceCluster, 'state' | 'kindProblems'>;

/**
 * Whether the pods of a cluster are unknown, old, or not all there, or whether it may
 * have custom resources of which nothing is known.
 *
 * @public
 */
export function isUnreadable(cluster: ClusterSight): boolean {
  return (
    isOutOfSight(cluster) ||
    podProblem(cluster) !== undefined ||
    discoveryProblem(cluster) !== undefined
  );
}

/**
 * Whether the pods of a cluster are unknown or old.
 *
 * @public
 */
export function isOutOfSight(cluster: ClusterSight): boolean {
  const { phase } = cluster.state;
  const problem = podProblem(cluster);
  return (
    phase === 'failed' ||
    phase === 'stale' ||
    (problem !== undefined && problem.reason.code !== 'limited')
  );
}

/**
 * Why it is unknown which custom resources a cluster may have. A problem with one API
 * has the name of that API.
 *
 * @public
 */
export function discoveryProblem({ kindProblems }: ClusterSight) {
  return kindProblems.find(({ kind }) => kind === 'CustomResource');
}

/**
 * Why the pods of a cluster cannot be read, where the rest of it can.
 *
 * @public
 */
export function podProblem({ kindProblems }: ClusterSight) {
  return kindProblems.find(({ kind }) => kind === 'Pod');
}
