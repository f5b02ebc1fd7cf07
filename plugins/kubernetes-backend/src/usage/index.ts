export { POD_METRICS_API } from './podMetrics';
export { ServiceUsageReader } from './ServiceUsageReader';
export { UsageLists } from './UsageLists';
