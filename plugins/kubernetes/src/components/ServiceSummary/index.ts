export { ServiceSummary, type ServiceSummaryProps } from './ServiceSummary';
export { StateBar, type StateBarProps } from './StateBar';
export { clusterText, verdictText } from './verdictText';
