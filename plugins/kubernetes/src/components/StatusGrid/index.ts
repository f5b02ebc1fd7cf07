export { useGroupTitle } from './GroupHead';
export { GroupFrame, GroupHead, type GroupHeadProps } from './GroupHead';
export { StatusGrid, type StatusGridProps } from './StatusGrid';
