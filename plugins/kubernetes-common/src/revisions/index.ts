export {
  judgeRollout,
  type ClusterWorkload,
  type RevisionCounts,
  type RolloutVerdict,
} from './judgeRollout';
