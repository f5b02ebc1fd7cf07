export {
  kubernetesApiRef,
  type EntityObjectRef,
  type EntityPodRef,
  type FleetScope,
  type FollowServiceOptions,
  type KubernetesApi,
  type MergedLogsOptions,
  type PodLogsOptions,
} from './KubernetesApi';
export {
  KubernetesClient,
  type KubernetesClientOptions,
} from './KubernetesClient';
