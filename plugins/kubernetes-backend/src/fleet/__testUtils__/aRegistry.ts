import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterRegistry } from '../../clusters/ClusterRegistry';

/** A registry that knows these clusters, and of no problem. */
export function aRegistry(
  clusters: readonly ClusterDetails[],
): Pick<ClusterRegistry, 'getClusters'> {
  return {
    getClusters: async () => ({
      clusters,
      problems: [],
      operatorProblems: [],
      providersByCluster: new Map(),
    }),
  };
}
