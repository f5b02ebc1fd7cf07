import { Condition, Job, findCondition, isConditionTrue } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  Details,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { createDraft } from './create';
import { failedCreateEvent, OwnerDraft, ownerRef } from './ownerDraft';

/** `reason` of the conditions Failed and FailureTarget. */
const CLASS_BY_REASON: ReadonlyMap<string, FailureClassName> = new Map<
  string,
  FailureClassName
>([
  ['BackoffLimitExceeded', 'JobBackoffLimitExceeded'],
  ['DeadlineExceeded', 'JobDeadlineExceeded'],
  ['PodFailurePolicy', 'JobPodFailurePolicy'],
  ['FailedIndexes', 'JobFailedIndexes'],
  ['MaxFailedIndexesExceeded', 'JobMaxFailedIndexesExceeded'],
]);

function failureParams(
  job: Job,
  name: FailureClassName,
  condition: Condition,
): Details['params'] {
  const { message, reason } = condition;
  switch (name) {
    case 'JobBackoffLimitExceeded':
      return {
        message,
        backoffLimit: job.spec.backoffLimit,
        failed: job.status.failed,
      };
    case 'JobDeadlineExceeded':
      return { message, deadlineSeconds: job.spec.activeDeadlineSeconds };
    case 'JobFailedOther':
      return { message, reason };
    default:
      return { message };
  }
}

function whatRetries(index: ClusterIndex, job: Job): Details['params'] {
  const cronJob = index.findCronJobName(job);
  return cronJob === undefined ? { failedJob: job.metadata.name } : { cronJob };
}

/** The Job failed, and no later run has succeeded. */
function failedJob(
  index: ClusterIndex,
  job: Job,
  condition: Condition,
): OwnerDraft {
  const name = CLASS_BY_REASON.get(condition.reason ?? '') ?? 'JobFailedOther';
  const draft = objectDraft(index, objectRef(job), name, {
    severity: index.isSuperseded(job) ? 'info' : undefined,
    params: {
      ...failureParams(job, name, condition),
      ...whatRetries(index, job),
    },
    evidence: conditionEvidence(job, condition.type),
    since: condition.lastTransitionTime,
  });
  return { draft, symptomOf: ownerRef(index, job) };
}

export function jobDrafts(
  index: ClusterIndex,
  job: Job,
): readonly OwnerDraft[] {
  const { spec, status } = job;
  if (
    isConditionTrue(job, 'Complete') ||
    isConditionTrue(job, 'SuccessCriteriaMet')
  )
    return [];
  const failed = [
    findCondition(job, 'Failed'),
    findCondition(job, 'FailureTarget'),
  ].find(condition => condition?.status === 'True');
  if (failed) return [failedJob(index, job, failed)];
  if (spec.suspend || isConditionTrue(job, 'Suspended')) {
    const evidence = [fieldEvidence(job, 'spec.suspend', 'true')];
    return [
      {
        draft: objectDraft(index, objectRef(job), 'JobSuspended', { evidence }),
      },
    ];
  }
  const event = status.active === 0 ? failedCreateEvent(index, job) : undefined;
  if (event) {
    const draft = createDraft(index, ownerRef(index, job), {
      message: event.message,
      evidence: [eventEvidence(event)],
      since: event.firstSeen,
    });
    return [{ draft }];
  }
  if (status.failed === 0) return [];
  const draft = objectDraft(index, objectRef(job), 'JobRetrying', {
    params: { failed: status.failed, backoffLimit: spec.backoffLimit },
    evidence: [fieldEvidence(job, 'status.failed', status.failed)],
    since: status.startTime,
  });
  return [{ draft, symptomOf: ownerRef(index, job) }];
}
