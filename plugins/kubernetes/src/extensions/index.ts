export { kubernetesApi, kubernetesLogins } from './apis';
export { clustersPage } from './clustersPage';
export { entityKubernetesCard } from './entityKubernetesCard';
export { entityKubernetesContent } from './entityKubernetesContent';
