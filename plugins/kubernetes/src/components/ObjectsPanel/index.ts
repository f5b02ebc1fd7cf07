export { ObjectsPanel, type ObjectsPanelProps } from './ObjectsPanel';
