export {
  correlate,
  type Correlation,
  type CorrelationCounts,
} from './correlate';
