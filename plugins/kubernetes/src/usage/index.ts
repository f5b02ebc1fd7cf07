export * from './podUsage';
export { explainingResource, tightestUsage } from './tightestUsage';
export { UsageProvider, useUsage, type KnownUsage } from './UsageContext';
