export {
  DEFAULT_STREAM_INTERVALS,
  type RouteContext,
  type StreamIntervals,
} from './context';
export { createRouter, ROUTES } from './createRouter';
export { EntityAccess } from './EntityAccess';
