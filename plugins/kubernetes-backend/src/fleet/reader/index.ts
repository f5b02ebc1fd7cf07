export type {
  FailureHistory,
  FailureSpan,
  FleetReader,
  ServiceCells,
  Subjects,
} from './FleetReader';
export { FailureLog } from './FailureLog';
export { FailureSpans } from './FailureSpans';
export { MemoryFleetReader } from './MemoryFleetReader';
