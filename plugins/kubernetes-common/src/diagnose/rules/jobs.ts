import { Condition, CronJob, Job } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  Details,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  refOf,
} from '../draft';
import { conditionOf, isTrue, newestEvent } from '../PodFacts';
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

/** Events older than this tell of a schedule that has run since. */
const RECENT_SECONDS = 3_600;

function paramsOf(
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

/** Failed, and nothing has made up for it since. */
function failedJob(
  index: ClusterIndex,
  job: Job,
  condition: Condition,
): OwnerDraft {
  const name = CLASS_BY_REASON.get(condition.reason ?? '') ?? 'JobFailedOther';
  const draft = objectDraft(index, refOf(job), name, {
    severity: index.isSuperseded(job) ? 'info' : undefined,
    params: paramsOf(job, name, condition),
    evidence: conditionEvidence(job, condition.type),
    since: condition.lastTransitionTime,
  });
  return { draft, symptomOf: ownerRef(job) };
}

export function jobDrafts(
  index: ClusterIndex,
  job: Job,
): readonly OwnerDraft[] {
  const { spec, status } = job;
  if (isTrue(job, 'Complete') || isTrue(job, 'SuccessCriteriaMet')) return [];
  const failed = [
    conditionOf(job, 'Failed'),
    conditionOf(job, 'FailureTarget'),
  ].find(condition => condition?.status === 'True');
  if (failed) return [failedJob(index, job, failed)];
  if (spec.suspend || isTrue(job, 'Suspended')) {
    const evidence = [fieldEvidence(job, 'spec.suspend', 'true')];
    return [
      { draft: objectDraft(index, refOf(job), 'JobSuspended', { evidence }) },
    ];
  }
  const event = status.active === 0 ? failedCreateEvent(index, job) : undefined;
  if (event) {
    const draft = createDraft(index, ownerRef(job), {
      message: event.message,
      evidence: [eventEvidence(event)],
      since: event.firstSeen,
    });
    return [{ draft }];
  }
  if (status.failed === 0) return [];
  const draft = objectDraft(index, refOf(job), 'JobRetrying', {
    params: { failed: status.failed, backoffLimit: spec.backoffLimit },
    evidence: [fieldEvidence(job, 'status.failed', status.failed)],
    since: status.startTime,
  });
  return [{ draft, symptomOf: ownerRef(job) }];
}

const INVALID_EVENTS: ReadonlySet<string> = new Set([
  'UnparseableSchedule',
  'InvalidSchedule',
  'UnknownTimeZone',
]);
const MISSED_EVENTS: ReadonlySet<string> = new Set([
  'MissSchedule',
  'TooManyMissedTimes',
]);

function lastRunFailed(
  index: ClusterIndex,
  cronJob: CronJob,
): readonly OwnerDraft[] {
  const ref = refOf(cronJob);
  const newest = index.newestJobOf(cronJob);
  if (!newest || !isTrue(newest, 'Failed')) return [];
  const draft = objectDraft(index, ref, 'CronJobLastRunFailed', {
    params: { job: newest.metadata.name },
    evidence: conditionEvidence(newest, 'Failed'),
    since: conditionOf(newest, 'Failed')?.lastTransitionTime,
  });
  return [{ draft, symptomOf: ref }];
}

function cronEventDraft(
  index: ClusterIndex,
  cronJob: CronJob,
): OwnerDraft | undefined {
  const ref = refOf(cronJob);
  const { schedule } = cronJob.spec;
  const event = newestEvent(
    index.eventsOf(cronJob),
    ({ reason, lastSeen }) =>
      INVALID_EVENTS.has(reason) ||
      (MISSED_EVENTS.has(reason) &&
        (index.secondsSince(lastSeen) ?? 0) < RECENT_SECONDS),
  );
  if (!event) return undefined;
  const isInvalid = INVALID_EVENTS.has(event.reason);
  const draft = objectDraft(
    index,
    ref,
    isInvalid ? 'CronJobInvalid' : 'CronJobMissed',
    {
      params: {
        schedule,
        message: event.message,
        ...(!isInvalid && {
          lastScheduleTime: cronJob.status.lastScheduleTime,
        }),
      },
      evidence: [eventEvidence(event)],
      since: event.firstSeen,
    },
  );
  return { draft };
}

export function cronJobDrafts(
  index: ClusterIndex,
  cronJob: CronJob,
): readonly OwnerDraft[] {
  const ref = refOf(cronJob);
  if (cronJob.spec.suspend) {
    const evidence = [fieldEvidence(cronJob, 'spec.suspend', 'true')];
    return [
      { draft: objectDraft(index, ref, 'CronJobSuspended', { evidence }) },
    ];
  }
  const refused = failedCreateEvent(index, cronJob);
  const byEvent = cronEventDraft(index, cronJob);
  return [
    ...(byEvent ? [byEvent] : []),
    ...(refused
      ? [
          {
            draft: createDraft(
              index,
              ref,
              {
                message: refused.message,
                evidence: [eventEvidence(refused)],
                since: refused.firstSeen,
              },
              'CronJobCreateFailed',
            ),
          },
        ]
      : []),
    ...lastRunFailed(index, cronJob),
  ];
}
