/**
 * The Kubernetes tab and card for apps on the classic frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityKubernetesCard,
  EntityKubernetesContent,
  KubernetesClustersPage,
  kubernetesPlugin,
} from './plugin';
export { isKubernetesAvailable } from '../isKubernetesAvailable';
export type { KubernetesTabProps } from '../components/KubernetesTab';
export type { KubernetesView } from '../components/Views';
