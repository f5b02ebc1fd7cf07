export {
  EntityServicesCard,
  EntityServicesContent,
  type EntityServicesCardProps,
  type EntityServicesContentProps,
} from './EntityServices';
export { FleetCard, type FleetCardProps } from './FleetCard';
export { FleetPage, type FleetPageProps } from './FleetPage';
export { FleetPanel, type FleetPanelProps } from './FleetPanel';
export { type FailuresPanelProps } from './FailuresPanel';
export {
  createKubernetesHealthColumn,
  type KubernetesHealthColumn,
} from './healthColumn';
export { EntityKubernetesHealthPicker } from './HealthPicker';
