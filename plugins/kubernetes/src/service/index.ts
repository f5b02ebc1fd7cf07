export {
  comparePods,
  hasSameItems,
  toClusterView,
  type ClusterView,
  type PodView,
} from './podViews';
export { listCrashes, isOutOfMemory, type Crash } from './crashes';
export { findingsInView } from './findingsInView';
export {
  decidingFact,
  findingClusters,
  inCluster,
  needsAttention,
} from '@podlight/backstage-plugin-kubernetes-common';
export { hasFailed, chooseLogContainer } from './logContainer';
export { hasNotice, toGroupViews, type GroupView } from './groupViews';
export { countsReadyPods, isJustReady } from './readyPods';
export { hasProblem, problemsBeside } from './problems';
export {
  listObjects,
  objectAddress,
  isNoticeable,
  isReadKind,
  rowKey,
  toKindViews,
  unreadKinds,
  type KindView,
  type ObjectView,
  type UnreadKind,
} from './objectViews';
export {
  countListedStates,
  countObjectStates,
  type ObjectCounts,
} from './objectCounts';
export { itemsAtFirst } from './atFirst';
export {
  isAboutObjects,
  objectsInView,
  toObjectLists,
  type ObjectLists,
} from './objectLists';
export { useSteadyLists } from './useSteadyLists';
export { EVERYTHING } from './everything';
export { useObjectFilter } from './useObjectFilter';
export {
  type MatrixColumn,
  type MatrixRow,
  type WorkloadMatrix,
} from './workloadMatrix';
export { type MatrixCell, type WorkloadCell } from './matrixCells';
export { groupBy } from './groupBy';
export { isAboutReplicas } from './isAboutReplicas';
export {
  customResourceSign,
  matchesWords,
  type OtherObject,
} from './otherObjects';
export {
  isInScope,
  scopeFilter,
  readScope,
  type FilterScope,
} from './workloadFilter';
export { helpLinks, type HelpLink } from './helpLinks';
export {
  linksBeside,
  subjectOfPod,
  type LinkSources,
  type LinkSubject,
  type ToolLink,
} from './links';
export {
  countClusters,
  isAwaited,
  isReading,
  type ClusterCounts,
} from './clusterStatus';
export {
  describeFound,
  exactAddress,
  findObject,
  isMeant,
  listOwned,
  listOwners,
  objectFindings,
  sortConditions,
  stateSince,
  type FoundObject,
  type OwnedView,
} from './objectDetails';
export {
  followConditions,
  NO_CONDITIONS_SEEN,
  pastConditions,
  type PastCondition,
  type SeenConditions,
} from './seenConditions';
export {
  workloadOwnership,
  type ReplicaSetter,
  type WorkloadOwnership,
} from './ownership';
export { hasRevisions, resourceName } from './resourceNames';
export {
  OBJECT_FILTER_STATES,
  objectStateRank,
  type ObjectFilterState,
  type ObjectState,
} from './objectState';
export {
  countExpected,
  assessView,
  problemState,
  worseState,
  type Problems,
  type ServiceHealth,
  type HealthKey,
} from './serviceHealth';
export {
  aboutPod,
  findFinding,
  podAddress,
  findingPodKeys,
  podFindings,
  isSubjectPod,
  findingPods,
} from './findings';
export {
  isUnreachable,
  secondsToRetry,
  unreadClusters,
  type UnreadCluster,
} from './unread';
export { useSentStates } from './sentStates';
export {
  isAboutThisRun,
  evidenceKinds,
  type EvidenceKind,
} from './evidenceKinds';
export { findingObject, type FindingObject } from './findingObject';
export { useServiceView, type ServiceView } from './useServiceView';
export { hostUrl } from './hostUrl';
export {
  hasTrouble,
  HOST,
  layOut,
  PODS,
  toRelations,
  toRelationTree,
  withIssues,
  type PlacedNode,
  type RelationItem,
  type RelationLayout,
  type RelationNode,
  type Relations,
} from './relations';
