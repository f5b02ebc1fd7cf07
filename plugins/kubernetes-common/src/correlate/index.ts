export { compareCounts, failureRate, isEnough } from './compareCounts';
export {
  correlate,
  type Correlation,
  type CorrelationCounts,
} from './correlate';
