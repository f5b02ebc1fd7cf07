export {
  BUILT_IN_DIMENSIONS,
  dimensionValue,
  labelKeyOf,
  parseDimension,
  type BuiltInDimension,
  type Dimension,
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
