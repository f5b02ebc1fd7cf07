export {
  aTemplate,
  ROLLOUT_CANARY,
  ROLLOUT_CASES,
  type RolloutCase,
} from './rolloutCases';
export * from './fakeConnection';
export * from './fleet';
export * from './isMessage';
export * from './startBackend';
export * from './ManualClock';
export * from './watchedFleet';
export * from './until';
export * from './aJsonWebToken';
export * from './impersonation';
export * from './builtObjects';
export * from './collectGarbage';
export * from './reachCases';
export * from './listsAtOnce';
export * from './reflectorSettings';
