export {
  countStates,
  hasSameItems,
  sumCounts,
  toClusterView,
  totalOf,
  worstState,
  type ClusterView,
  type PodView,
  type StateCounts,
} from './podViews';
export {
  isUnreadable,
  judge,
  tallyClusters,
  type ClusterTally,
  type Verdict,
  type VerdictKey,
} from './verdict';
export {
  addressOf,
  clustersOf,
  findingsOf,
  inCluster,
  needsAttention,
} from './findings';
