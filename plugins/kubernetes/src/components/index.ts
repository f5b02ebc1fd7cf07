export { KubernetesCard, type KubernetesCardProps } from './KubernetesCard';
export { KubernetesTab, type KubernetesTabProps } from './KubernetesTab';
export { type KubernetesView } from './Views';
