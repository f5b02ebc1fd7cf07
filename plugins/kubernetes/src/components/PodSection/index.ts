export { PodSection, type PodSectionProps } from './PodSection';
export { useOpenGroups } from './useOpenGroups';
export { useShownPods } from './useShownPods';
