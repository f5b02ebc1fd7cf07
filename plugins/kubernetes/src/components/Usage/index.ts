export { ContainerUsage } from './ContainerUsage';
export { UsageColumns } from './UsageColumns';
export { UsageNote } from './UsageNote';
export { WorkloadUsage } from './WorkloadUsage';
export { useFindingUsage } from './useFindingUsage';
