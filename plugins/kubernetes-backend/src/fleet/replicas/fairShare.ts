import { compareText } from '@podlight/backstage-plugin-kubernetes-common';
import { createHash } from 'node:crypto';

/**
 * How many clusters a replica should read, by how many each reads now. Shares differ by one
 * at most, and the larger ones go to those that read most already, so that nothing moves
 * where the shares are fair.
 */
export function fairShare(
  me: string,
  held: ReadonlyMap<string, number>,
  total: number,
): number {
  const replicas = [...held].sort(
    ([a, countOfA], [b, countOfB]) => countOfB - countOfA || compareText(a, b),
  );
  const index = replicas.findIndex(([id]) => id === me);
  if (index < 0) return 0;
  const more = index < total % replicas.length ? 1 : 0;
  return Math.floor(total / replicas.length) + more;
}

/**
 * The clusters in the order in which a replica takes them: another one for each, so that
 * replicas that take some at the same moment seldom want the same ones.
 */
export function orderClusters(
  replica: string,
  clusters: readonly string[],
): readonly string[] {
  return clusters
    .map(cluster => ({ cluster, rank: rank(replica, cluster) }))
    .sort((a, b) => compareText(a.rank, b.rank))
    .map(({ cluster }) => cluster);
}

function rank(replica: string, cluster: string): string {
  return createHash('sha256').update(`${replica}\n${cluster}`).digest('hex');
}
