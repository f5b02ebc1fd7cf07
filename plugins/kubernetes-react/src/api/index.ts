export {
  kubernetesApiRef,
  type EntityPodRef,
  type FollowServiceOptions,
  type KubernetesApi,
  type PodLogsOptions,
} from './KubernetesApi';
export {
  KubernetesClient,
  type KubernetesClientOptions,
} from './KubernetesClient';
