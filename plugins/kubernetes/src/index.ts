/**
 * The Kubernetes tab: is my service healthy, what is wrong, what do I do next.
 *
 * @packageDocumentation
 */
export { kubernetesPlugin as default } from './plugin';
export { KubernetesTab, type KubernetesTabProps } from './components';
export { kubernetesFindingsTranslationRef } from './texts';
export { kubernetesTranslationRef } from './translation';
