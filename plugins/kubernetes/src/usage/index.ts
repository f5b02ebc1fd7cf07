export * from './podUsage';
export { useStableList } from './useStableList';
export { explainingResource, tightestUsage } from './tightestUsage';
export { UsageProvider, useUsage, type KnownUsage } from './UsageContext';
