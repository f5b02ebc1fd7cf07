export { boundChanges } from './boundChanges';
export { diffTemplates, type TemplateDiff } from './diffTemplates';
export {
  judgeRollout,
  type ClusterWorkload,
  type RevisionCounts,
  type RolloutAssessment,
} from './judgeRollout';
export { listRevisions, type OldestPod } from './listRevisions';
export { oldestPods, type RevisionPod } from './oldestPods';
