export { StatusGrid, type StatusGridProps } from './StatusGrid';
