export type {
  KubernetesService,
  KubernetesServiceOptions,
  ServiceLogsOptions,
  ServiceObjectRef,
  ServiceResource,
} from './KubernetesService';
export { kubernetesServiceRef } from './kubernetesServiceRef';
