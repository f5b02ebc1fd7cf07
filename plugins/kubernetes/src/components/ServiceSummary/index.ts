export {
  CountsSkeleton,
  ServiceSummary,
  type ServiceSummaryProps,
} from './ServiceSummary';
export { StateBar, type StateBarProps } from './StateBar';
export { clusterText, headline } from './healthText';
