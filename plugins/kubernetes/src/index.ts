/**
 * The Kubernetes tab: is my service healthy, what is wrong, what do I do next.
 *
 * @packageDocumentation
 */
export { kubernetesPlugin as default } from './plugin';
export {
  KubernetesCard,
  KubernetesTab,
  type KubernetesCardProps,
  type KubernetesTabProps,
  type KubernetesView,
} from './components';
export {
  createKubernetesHealthColumn,
  type KubernetesHealthColumn,
} from './components/Fleet/healthColumn';
export { EntityKubernetesHealthPicker } from './components/Fleet/HealthPicker';
export { isKubernetesAvailable } from './isKubernetesAvailable';
export * from './parts';
export { kubernetesFindingsTranslationRef } from './i18n/findings';
export { kubernetesTranslationRef } from './i18n/tabTranslation';
