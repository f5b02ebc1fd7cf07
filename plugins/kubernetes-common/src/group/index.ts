export {
  BUILT_IN_DIMENSIONS,
  dimensionKey,
  dimensionValue,
  parseDimension,
  metadataValue,
  type BuiltInDimension,
  type Dimension,
  type DimensionKey,
} from './dimension';
export { discoverDimensions, type DimensionCount } from './discoverDimensions';
export { groupPods, type PodGroup } from './groupPods';
export { type ServicePod } from './ServicePod';
export {
  countStates,
  sumCounts,
  totalCount,
  worstState,
  type StateCounts,
} from './stateCounts';
export { appVersion } from './version';
