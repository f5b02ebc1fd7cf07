export {
  comparePods,
  hasSameItems,
  toClusterView,
  type ClusterView,
  type PodView,
} from './podViews';
export { crashesOf, isOutOfMemory, type Crash } from './crashes';
export { hasFailed, logContainerOf } from './logContainer';
export { hasNotice, toGroupViews, type GroupView } from './groupViews';
export { problemsBeside } from './problems';
export {
  addressOfObject,
  isNoticeable,
  toKindViews,
  unreadKinds,
  type KindView,
  type ObjectView,
  type UnreadKind,
} from './objectViews';
export {
  linksBeside,
  subjectOfPod,
  type LinkSources,
  type LinkSubject,
  type ToolLink,
} from './links';
export {
  isOutOfSight,
  isUnreadable,
  tallyClusters,
  type ClusterTally,
} from './clusterStatus';
export {
  expectedOf,
  judge,
  problemsOf,
  stateOfProblems,
  worseOf,
  type Problems,
  type Verdict,
  type VerdictKey,
} from './verdict';
export {
  aboutPod,
  addressOf,
  clustersOf,
  findingsOf,
  inCluster,
  isPodOfParams,
  needsAttention,
  podsOfFinding,
} from './findings';
export {
  isUnreachable,
  secondsToRetry,
  unreadClusters,
  type UnreadCluster,
} from './unread';
export { sentStatesOf, useSentStates } from './sentStates';
export { isAboutThisRun, witnessesOf, type WitnessKind } from './witnesses';
export { useServiceView, type ServiceView } from './useServiceView';
