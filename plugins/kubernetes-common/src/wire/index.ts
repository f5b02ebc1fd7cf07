export { CLUSTER_FAULTS, type ClusterFault } from './faults';
export * from './capacity';
export * from './clusters';
export * from './clusterTypes';
export {
  discoveryProblem,
  isOutOfSight,
  isUnreadable,
  podProblem,
  type ClusterSight,
} from './clusterSight';
export * from './resumeCursor';
export * from './encodeCluster';
export * from './mergedLog';
export * from './managerTypes';
export type { MergePatch, MergePatchValue } from './mergePatch';
export * from './objectTypes';
export * from './patchCluster';
export { OTHER_VERSION_CODE, packageToUpgrade } from './otherVersionCode';
export { PatchMismatchError } from './PatchMismatchError';
export * from './patchTypes';
export * from './podTypes';
export {
  initialServiceState,
  reduceService,
  type ServiceCluster,
  type ServiceState,
} from './reduceService';
export { resourceKey } from './resourceKey';
export * from './revisionTypes';
export * from './schemas';
export * from './schemas-capacity';
export * from './schemas-clusters';
export * from './schemas-clusterState';
export * from './schemas-pods';
export * from './schemas-usage';
export * from './schemas-mergedLog';
export { revisionHistorySchema } from './schemas-revisions';
export * from './serviceMessage';
export * from './messageTypes';
export * from './usage';
