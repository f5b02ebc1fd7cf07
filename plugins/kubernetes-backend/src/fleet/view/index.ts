export type {
  FailureHistory,
  FailureSpan,
  FleetView,
  ServiceView,
} from './FleetView';
