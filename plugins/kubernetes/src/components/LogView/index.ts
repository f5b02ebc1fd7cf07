export type { LineSource, ShownLine } from './LogChunk';
export { LogView, type LogViewProps } from './LogView';
