import {
  Cluster,
  KubernetesObject,
  Simulator,
  startSimulator,
} from '@internal/cluster-simulator';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';

/** What the entity of {@link anEntity} selects. */
export const SHOP = { 'backstage.io/kubernetes-id': 'shop' };

/** The builders' objects as the simulator takes them. */
export function put(cluster: Cluster, object: object): KubernetesObject {
  return cluster.put(JSON.parse(JSON.stringify(object)));
}

/** Clusters with one healthy pod of the shop each, called `web-CLUSTER`. */
export function startFleet(...names: string[]): Promise<Simulator> {
  return startFleetFrom(names.map(name => ({ name })));
}

/** As {@link startFleet}, with clusters as a scenario describes them. */
export async function startFleetFrom(
  clusters: { readonly name: string; readonly http2?: boolean }[],
): Promise<Simulator> {
  const simulator = await startSimulator({ scenario: { clusters } });
  for (const cluster of simulator.clusters) {
    put(
      cluster,
      aPod({
        name: `web-${cluster.name}`,
        namespace: 'shop',
        labels: SHOP,
      }).build(),
    );
  }
  return simulator;
}

/** Requests without watches: those of a viewer who has just left may still be opening. */
export function questionsTo(cluster: Cluster): number {
  return Object.entries(cluster.requests().byKind)
    .filter(([kind]) => !kind.startsWith('watch '))
    .reduce((sum, [, count]) => sum + count, 0);
}
