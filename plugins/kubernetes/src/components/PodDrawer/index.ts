export { PodDrawer, type PodDrawerProps } from './PodDrawer';
export { usePodNavigation } from './usePodNavigation';
