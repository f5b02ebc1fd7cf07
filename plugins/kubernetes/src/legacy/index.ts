/**
 * The Kubernetes tab and card for apps on the classic frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityKubernetesCard,
  EntityKubernetesContent,
  EntityKubernetesServicesCard,
  EntityKubernetesServicesContent,
  HomePageKubernetesServices,
  KubernetesClustersPage,
  KubernetesFleetPage,
  kubernetesPlugin,
} from './plugin';
export {
  createKubernetesHealthColumn,
  type KubernetesHealthColumn,
} from '../components/Fleet/healthColumn';
export { EntityKubernetesHealthPicker } from '../components/Fleet/HealthPicker';
export { isKubernetesAvailable } from '../isKubernetesAvailable';
export type { ClustersPageProps } from '../components/ClustersPage';
export type { KubernetesTabProps } from '../components/KubernetesTab';
export type { KubernetesView } from '../components/Views';
export type {
  EntityServicesCardProps,
  EntityServicesContentProps,
  FailuresPanelProps,
  FleetPageProps,
} from '../components/Fleet';
