export type {
  FailureHistory,
  FailureSpan,
  FleetView,
  ServiceView,
} from './FleetView';
export { FailureLog } from './FailureLog';
export { MemoryFleetView } from './MemoryFleetView';
