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
} from './components';
export { isKubernetesAvailable } from './isKubernetesAvailable';
export * from './parts';
export { kubernetesFindingsTranslationRef } from './texts';
export { kubernetesTranslationRef } from './translation';
