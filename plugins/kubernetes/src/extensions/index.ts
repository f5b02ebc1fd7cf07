export { kubernetesApi, kubernetesLogins } from './apis';
export { clustersPage } from './clustersPage';
export { entityKubernetesCard } from './entityKubernetesCard';
export { entityKubernetesContent } from './entityKubernetesContent';
export { entityServicesCard } from './entityServicesCard';
export { entityServicesContent } from './entityServicesContent';
export { fleetPage } from './fleetPage';
export { myServicesWidget } from './myServicesWidget';
