export {
  ClusterOwnership,
  type OwnedObject,
  type ResourceRow,
} from './ClusterOwnership';
export {
  toKubernetesResource,
  toKubernetesResources,
} from './toKubernetesResources';
export type {
  KubernetesObject,
  KubernetesResource,
  Listed,
  ResourceShape,
} from './types';
export {
  KubernetesServiceProvider,
  type KubernetesServiceProviderProps,
} from './KubernetesServiceProvider';
export { useResources, type UseResourcesOptions } from './useResources';
