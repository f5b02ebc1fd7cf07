export { PodTable } from './PodTable';
export type { PodTableProps } from './PodTableProps';
export { ColumnChooser } from './ColumnChooser';
