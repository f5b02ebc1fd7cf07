export type {
  FailureHistory,
  FailureSpan,
  FleetView,
  ServiceView,
  Subjects,
} from './FleetView';
export { FailureLog } from './FailureLog';
export { FailureSpans } from './FailureSpans';
export { MemoryFleetView } from './MemoryFleetView';
