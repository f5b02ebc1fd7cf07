export {
  kubernetesApiRef,
  type EntityPodRef,
  type KubernetesApi,
  type PodLogsOptions,
} from './KubernetesApi';
export {
  KubernetesClient,
  type KubernetesClientOptions,
} from './KubernetesClient';
