export {
  KubernetesNeedsAttention,
  type KubernetesNeedsAttentionProps,
} from './KubernetesNeedsAttention';
export { type KubernetesPartProps } from './KubernetesPart';
export {
  KubernetesPodGrid,
  type KubernetesPodGridProps,
} from './KubernetesPodGrid';
export {
  KubernetesPodLog,
  type KubernetesPodLogProps,
} from './KubernetesPodLog';
