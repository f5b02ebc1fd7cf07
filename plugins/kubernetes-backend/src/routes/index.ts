export {
  DEFAULT_STREAM_INTERVALS,
  type RouteContext,
  type StreamIntervals,
} from './context';
export { createRouter, METRICS_PATH, ROUTES } from './createRouter';
export { EntityAccess } from './EntityAccess';
export { CallerGate } from './CallerGate';
export { identifyCaller } from './identifyCaller';
export { PlatformAccess } from './PlatformAccess';
export { Reauthorizer } from './Reauthorizer';
export { createDrain } from './createDrain';
export { StreamDrain } from './StreamDrain';
export { liveQuota, logQuota } from './StreamQuota';
