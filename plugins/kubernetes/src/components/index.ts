export { KubernetesTab, type KubernetesTabProps } from './KubernetesTab';
