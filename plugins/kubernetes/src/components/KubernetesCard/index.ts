export { KubernetesCard, type KubernetesCardProps } from './KubernetesCard';
