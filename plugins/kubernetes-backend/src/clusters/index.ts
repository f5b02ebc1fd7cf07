export { ClusterRegistry, type ProviderProblem } from './ClusterRegistry';
export { createClusterProviders } from './createClusterProviders';
export { KubeconfigStore } from './KubeconfigStore';
