import { CustomResource } from '../../model';
import { JudgedCondition } from '../../status/conditionMeaning';
import { JudgedResource } from '../../status/customResourceState';
import { ClusterIndex } from '../ClusterIndex';
import { toMillis } from '../time';
import { OwnerDraft } from './ownerDraft';
import { resourceDraft, StatusFact } from './resourceDraft';

/** Longer than a usual rollout or the issue of a certificate takes. */
const DEADLINE_SECONDS = 30 * 60;

/** Words for what happens once, right after the object was created. */
const FIRST_STEP =
  /^(?:creating|deploying|initializing|installing|pending|provisioning|starting)$/i;

/** An object that has been in progress for too long, as what is under way has to end. */
export function stuckDrafts(
  index: ClusterIndex,
  resource: CustomResource,
  { conditions }: JudgedResource,
): readonly OwnerDraft[] {
  const step = findStep(resource, conditions);
  if (!isOverdue(index, resource, step)) return [];
  const severity = resource.guide?.severity?.progressing ?? 'warning';
  return [
    resourceDraft(index, resource, 'CustomResourceStuck', step, severity),
  ];
}

function isOverdue(
  index: ClusterIndex,
  { progressDeadline, guide }: CustomResource,
  { since }: StatusFact,
): boolean {
  if (progressDeadline !== undefined) {
    return (index.secondsSince(progressDeadline) ?? 0) > 0;
  }
  const seconds = index.secondsSince(since);
  const allowed = guide?.progressDeadlineSeconds ?? DEADLINE_SECONDS;
  return seconds !== undefined && seconds > allowed;
}

/** What is under way, and since when where that is known: no time is better than a wrong one. */
function findStep(
  { metadata, status, verdict }: CustomResource,
  conditions: readonly JudgedCondition[],
): StatusFact {
  const { deletionTimestamp, creationTimestamp } = metadata;
  if (deletionTimestamp) {
    return {
      condition: 'metadata.deletionTimestamp',
      since: deletionTimestamp,
    };
  }
  const [newest] = conditions
    .filter(({ meaning }) => meaning === 'working' || meaning === 'bad')
    .map(({ condition }) => ({ condition, since: changedAt(condition) }))
    .sort((a, b) => (toMillis(b.since) ?? 0) - (toMillis(a.since) ?? 0));
  if (newest) {
    const { type, lastTransitionTime: _, ...rest } = newest.condition;
    return { ...rest, condition: type, since: newest.since };
  }
  const message = verdict?.message;
  const first = status.phases?.find(({ word }) => FIRST_STEP.test(word));
  return first
    ? {
        condition: first.field,
        reason: first.word,
        message,
        since: creationTimestamp,
      }
    : { condition: 'status', message };
}

/** A condition such as `Progressing` stays True while one rollout follows another. */
function changedAt({
  lastTransitionTime,
  lastUpdateTime,
}: JudgedCondition['condition']): string | undefined {
  const [changed, updated] = [
    toMillis(lastTransitionTime),
    toMillis(lastUpdateTime),
  ];
  return (updated ?? 0) > (changed ?? 0) ? lastUpdateTime : lastTransitionTime;
}
