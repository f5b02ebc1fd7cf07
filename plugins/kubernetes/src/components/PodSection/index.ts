export { PodSection, type PodSectionProps } from './PodSection';
