export { RelationsPanel, type RelationsPanelProps } from './RelationsPanel';
