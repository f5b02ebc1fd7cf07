import { randomUUID } from 'node:crypto';
import { FleetRecord } from '../../plugins/kubernetes-backend/src/fleet/records';

export const SERVICES = 3_000;
export const KEY = 'backstage.io/kubernetes-id';

/** Each ReplicaSet of a service is in another cluster. */
function clusterOf(replicaSet: number, clusters: number): number {
  const round = Math.floor(replicaSet / SERVICES);
  return (replicaSet + round * 13) % clusters;
}

/** Texts of each record are its own, as a parser makes them. */
export function* createPods(
  pods: number,
  clusters: number,
  podsOfReplicaSet: number,
) {
  for (let number = 0; number < pods; number += 1) {
    const replicaSet = Math.floor(number / podsOfReplicaSet);
    const service = `service-${String(replicaSet % SERVICES).padStart(4, '0')}`;
    const hash = replicaSet.toString(36).padStart(10, 'x');
    const record: FleetRecord = {
      kind: 'Pod',
      namespace: service,
      name: `${service}-${hash}-${number.toString(36).padStart(5, 'q')}`,
      uid: randomUUID(),
      labels: {
        [KEY]: service,
        app: service,
        'app.kubernetes.io/name': service,
        'app.kubernetes.io/version': `2.${replicaSet % 40}.0`,
        'app.kubernetes.io/managed-by': 'Helm',
        'pod-template-hash': hash,
      },
      owner: { kind: 'ReplicaSet', name: `${service}-${hash}`, uid: hash },
      node: `ip-10-${number % 113}.eu-west-1.compute.internal`,
      phase: 'Running',
      status: 'Running',
      isReady: true,
      isDeleting: false,
      ready: 2,
      desired: 2,
      restarts: number % 3,
      lastRestartAt: 0,
      createdAt: 1_795_000_000 + number,
    };
    yield {
      cluster: `cluster-${clusterOf(replicaSet, clusters)}`,
      record: JSON.parse(JSON.stringify(record)) as FleetRecord,
    };
  }
}
