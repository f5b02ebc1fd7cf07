export {
  DEFAULT_STREAM_INTERVALS,
  type RouteContext,
  type StreamIntervals,
} from './context';
export { createRouter, METRICS_PATH, ROUTES } from './createRouter';
export { EntityAccess } from './EntityAccess';
export { FollowerPlaces } from './FollowerPlaces';
export { PlatformAccess } from './PlatformAccess';
