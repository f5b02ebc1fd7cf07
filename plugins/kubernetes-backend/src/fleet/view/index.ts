export type {
  FailureHistory,
  FailureSpan,
  FleetView,
  ServiceView,
  Subjects,
} from './FleetView';
export { FailureLog } from './FailureLog';
export { MemoryFleetView, TOO_MANY } from './MemoryFleetView';
