export {
  BUILT_IN_DIMENSIONS,
  dimensionKey,
  dimensionValue,
  parseDimension,
  writtenValue,
  type BuiltInDimension,
  type Dimension,
  type DimensionKey,
} from './dimension';
export { dimensionsOf, type DimensionCount } from './dimensionsOf';
export { groupPods, type PodGroup } from './groupPods';
export { type ServicePod } from './ServicePod';
export {
  countStates,
  sumCounts,
  totalOf,
  worstState,
  type StateCounts,
} from './stateCounts';
export { versionOf } from './version';
