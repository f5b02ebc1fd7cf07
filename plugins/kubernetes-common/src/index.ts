/**
 * The pure domain of Podlight: no React, no IO, no clock, and words only in `texts`.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './capacity';
export { compareText } from './compareText';
export {
  addConfigWrites,
  configMapKey,
  requiredConfigMaps,
  type ConfigMapName,
  type ConfigMapTime,
  type ConfigMapTimes,
} from './configWrites';
export * from './connect';
export {
  correlate,
  type Correlation,
  type CorrelationCounts,
} from './correlate';
export * from './diagnose';
export * from './explain';
export * from './filter';
export * from './fleet';
export * from './glob';
export * from './group';
export { hasInvisible, showInvisible } from './invisible';
export { namespacedName } from './keys';
export * from './links';
export * from './logs';
export * from './model';
export * from './permissions';
export {
  firstBroken,
  REACH_REASONS,
  REACH_STATES,
  REACH_STEPS,
  UNSEEN_BY_REACH,
} from './reach/types';
export type {
  ReachChain,
  ReachLink,
  ReachReason,
  ReachState,
  ReachStep,
} from './reach/types';
export * from './revisions';
export * from './status';
export * from './texts';
export * from './timeline';
export * from './usage';
export * from './userTokenHeader';
export * from './wire';
