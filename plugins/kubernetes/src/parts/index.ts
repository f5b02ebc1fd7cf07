export {
  KubernetesConnect,
  type KubernetesConnectProps,
} from './KubernetesConnect';
export {
  KubernetesCrashLogs,
  type KubernetesCrashLogsProps,
} from './KubernetesCrashLogs';
export { KubernetesHelp, type KubernetesHelpProps } from './KubernetesHelp';
export {
  KubernetesMergedLogs,
  type KubernetesMergedLogsProps,
} from './KubernetesMergedLogs';
export {
  KubernetesNeedsAttention,
  type KubernetesNeedsAttentionProps,
} from './KubernetesNeedsAttention';
export {
  KubernetesObjects,
  type KubernetesObjectsProps,
} from './KubernetesObjects';
export { type KubernetesPartProps } from './KubernetesPart';
export {
  KubernetesPodGrid,
  type KubernetesPodGridProps,
} from './KubernetesPodGrid';
export {
  KubernetesPodLog,
  type KubernetesPodLogProps,
} from './KubernetesPodLog';
export {
  KubernetesPodTable,
  type KubernetesPodTableProps,
} from './KubernetesPodTable';
export {
  KubernetesSummary,
  type KubernetesSummaryProps,
} from './KubernetesSummary';
export { type KubernetesPodsProps } from './usePartPods';
