export { useGroupTitle } from './GroupHead';
export { GroupHead, type GroupHeadProps } from './GroupHead';
export { StatusGrid, type StatusGridProps } from './StatusGrid';
