export {
  compareCounts,
  failureRate,
  isEnough,
  type CorrelationCounts,
} from './compareCounts';
export { correlate, type Correlation } from './correlate';
