export { PodDrawer, type PodDrawerProps } from './PodDrawer';
export { usePodWalk } from './usePodWalk';
