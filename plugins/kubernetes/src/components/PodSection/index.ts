export { PodSection, type PodSectionProps } from './PodSection';
export { useShownPods } from './useShownPods';
