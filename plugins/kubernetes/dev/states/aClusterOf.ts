import { previousLogKey } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
  aReplicaSet,
  PodBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aCluster, clusterSeen } from '../../src/fixtures';
import { CRASH_LOG } from './crashLog';

/** What the backend sends of a cluster with these pods and other objects, the logs read. */
export function aClusterOf(
  name: string,
  builders: readonly PodBuilder[],
  objects: Parameters<typeof clusterSeen>[0] = [],
  changes: Parameters<typeof aCluster>[2] = {},
) {
  const logs = new Map(
    builders.map(builder => {
      const { metadata } = builder.build();
      const { namespace = '' } = metadata;
      return [previousLogKey(namespace, metadata.name, 'app'), CRASH_LOG];
    }),
  );
  const workloads = ['dice-roller', 'dice-roller-scores'].flatMap(workload => [
    aDeployment({ name: workload, namespace: 'games' }),
    aReplicaSet({ name: `${workload}-6f7d9c`, namespace: 'games' }).ownedBy(
      'Deployment',
      workload,
    ),
  ]);
  const { pods: rows, ...seen } = clusterSeen(
    [...workloads, ...objects, ...builders],
    logs,
  );
  return aCluster(name, rows, { ...seen, ...changes });
}
