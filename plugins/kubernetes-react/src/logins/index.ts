export {
  KubernetesLogins,
  type KubernetesAuthApis,
  type KubernetesLogin,
} from './KubernetesLogins';
export {
  kubernetesLoginsApiRef,
  type KubernetesLoginsApi,
} from './KubernetesLoginsApi';
