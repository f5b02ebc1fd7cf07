export { CLUSTER_ENTITIES } from './CatalogClusterProvider';
export { ClusterRegistry } from './ClusterRegistry';
export type { KnownClusters, ProviderProblem } from './knownClusters';
export { createClusterProviders } from './createClusterProviders';
export { KubeconfigStore } from './KubeconfigStore';
