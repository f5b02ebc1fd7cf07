import { findCondition, PodDisruptionBudget } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import {
  conditionEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { OwnerDraft } from './ownerDraft';

/** A budget that was just created may not have been counted yet. */
const SYNC_SECONDS = 120;

/** The controller can't count the pods, and allows no eviction to be safe. */
function unsyncedDrafts(
  index: ClusterIndex,
  budget: PodDisruptionBudget,
): readonly OwnerDraft[] {
  const allowed = findCondition(budget, 'DisruptionAllowed');
  const seconds =
    index.secondsSince(allowed?.lastTransitionTime) ?? SYNC_SECONDS;
  if (
    allowed?.status !== 'False' ||
    allowed.reason !== 'SyncFailed' ||
    seconds < SYNC_SECONDS
  ) {
    return [];
  }
  const draft = objectDraft(index, objectRef(budget), 'PDBBlocksEviction', {
    severity: 'warning',
    params: { message: allowed.message, variant: 'unsynced' },
    evidence: conditionEvidence(budget, 'DisruptionAllowed'),
    since: allowed.lastTransitionTime,
  });
  return [{ draft }];
}

/** Applies the rules about a budget that keeps nodes from being drained. */
export function disruptionBudgetDrafts(
  index: ClusterIndex,
  budget: PodDisruptionBudget,
): readonly OwnerDraft[] {
  const unsynced = unsyncedDrafts(index, budget);
  if (unsynced.length > 0) return unsynced;
  const { disruptionsAllowed, expectedPods, currentHealthy, desiredHealthy } =
    budget.status;
  const blocks =
    disruptionsAllowed === 0 &&
    expectedPods > 0 &&
    currentHealthy >= desiredHealthy;
  if (!blocks) return [];
  const draft = objectDraft(index, objectRef(budget), 'PDBBlocksEviction', {
    params: { healthy: currentHealthy, desired: desiredHealthy },
    evidence: [fieldEvidence(budget, 'status.disruptionsAllowed', 0)],
  });
  return [{ draft }];
}
