export {
  CountsSkeleton,
  ServiceSummary,
  type ServiceSummaryProps,
} from './ServiceSummary';
export { type ObjectChipsProps } from './ObjectChips';
export { StateBar, type StateBarProps } from './StateBar';
export { clusterText, headline } from './healthText';
