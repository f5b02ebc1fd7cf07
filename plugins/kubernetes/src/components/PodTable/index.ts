export { PodTable } from './PodTable';
export type { PodTableProps } from './PodTableProps';
