export { CLUSTER_ENTITIES } from './CatalogClusterProvider';
export { ClusterRegistry, type ProviderProblem } from './ClusterRegistry';
export { createClusterProviders } from './createClusterProviders';
export { KubeconfigStore } from './KubeconfigStore';
