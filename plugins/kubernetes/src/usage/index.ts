export * from './podUsage';
export { UsageProvider, useUsage, type KnownUsage } from './UsageContext';
