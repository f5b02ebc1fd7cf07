import {
  ClusterWorkload,
  isOutOfSight,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterView } from '../service';

/** Workloads whose newest rollout is known, in clusters that can be read now. */
export function rolledOutWorkloads(
  clusters: readonly ClusterView[],
): readonly ClusterWorkload[] {
  return clusters
    .filter(({ cluster }) => !isOutOfSight(cluster))
    .flatMap(({ cluster }) =>
      cluster.workloads
        .filter(({ lastRollout }) => lastRollout !== undefined)
        .map(row => ({ cluster: cluster.head.name, row })),
    );
}
