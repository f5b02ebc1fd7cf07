/**
 * Builders of Kubernetes JSON as an API server serves it, for tests, the
 * simulator and the development app.
 *
 * @packageDocumentation
 */
export * from './aContainer';
export * from './aFinding';
export * from './anEvent';
export * from './anObject';
export * from './aPod';
export * from './conditions';
export * from './containerStates';
export type * from '../diagnose/types';
export * from './diagnoseObjects';
export type { PodOptions } from './healthyPod';
export type { LastRun } from './lastRun';
export { ownerReferenceTo } from './metadata';
export type { ObjectOptions } from './metadata';
export * from './raw';
export {
  REACH_REASONS,
  REACH_STEPS,
  type ReachReason,
  type ReachStep,
} from '../reach/types';
export {
  HEALTHY_CHAINS,
  REACH_BREAKAGES,
  type Breakage,
  type Buildable,
  type Healthy,
} from './reach';
export * from './recorder';
export * from './time';
