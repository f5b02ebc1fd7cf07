import { CronJob, findCondition, isConditionTrue } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import {
  conditionEvidence,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { newestEvent } from '../PodFacts';
import { toMillis } from '../time';
import { createDraft } from './create';
import { dueTimes } from './cronSchedule';
import { failedCreateEvent, OwnerDraft } from './ownerDraft';

/** Older events are about a schedule that has run since. */
const RECENT_SECONDS = 3_600;
const INVALID_EVENTS: ReadonlySet<string> = new Set([
  'UnparseableSchedule',
  // For a change of the schedule.
  'UnParseableCronJobSchedule',
  'InvalidSchedule',
  'UnknownTimeZone',
]);
const MISSED_EVENTS: ReadonlySet<string> = new Set([
  'MissSchedule',
  'TooManyMissedTimes',
  // The controller before 1.21.
  'FailedNeedsStart',
]);

function lastRunFailed(
  index: ClusterIndex,
  cronJob: CronJob,
): readonly OwnerDraft[] {
  const ref = objectRef(cronJob);
  const newest = index.findNewestJob(cronJob);
  if (!newest || !isConditionTrue(newest, 'Failed')) return [];
  const draft = objectDraft(index, ref, 'CronJobLastRunFailed', {
    params: { job: newest.metadata.name },
    evidence: conditionEvidence(newest, 'Failed'),
    since: findCondition(newest, 'Failed')?.lastTransitionTime,
  });
  return [{ draft, symptomOf: ref }];
}

function cronEventDraft(
  index: ClusterIndex,
  cronJob: CronJob,
): OwnerDraft | undefined {
  const ref = objectRef(cronJob);
  const { schedule } = cronJob.spec;
  const event = newestEvent(
    index.findEvents(cronJob),
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

/** Clocks and the controller are not exact to the second. */
const START_SLACK_SECONDS = 120;
/** A single missed run can have many harmless reasons. */
const MISSED_RUNS = 2;
/** With Forbid, runs that take longer than the schedule are ordinary, but not one that never ends. */
const BLOCKED_RUNS = 10;
const BLOCKED_SECONDS = 3_600;

/** Whether two runs were due since the last one, or since its creation. */
function overdueDraft(
  index: ClusterIndex,
  cronJob: CronJob,
): OwnerDraft | undefined {
  const { concurrencyPolicy, schedule, timeZone } = cronJob.spec;
  const { active, lastScheduleTime } = cronJob.status;
  // With Forbid, the next run waits for the current one.
  const isBlocked = concurrencyPolicy === 'Forbid' && active.length > 0;
  const missedRuns = isBlocked ? BLOCKED_RUNS : MISSED_RUNS;
  const slackSeconds = isBlocked ? BLOCKED_SECONDS : START_SLACK_SECONDS;
  const after = Math.max(
    toMillis(cronJob.metadata.creationTimestamp) ?? 0,
    toMillis(lastScheduleTime) ?? 0,
  );
  if (after === 0) return undefined;
  const due = dueTimes(schedule, timeZone, new Date(after), missedRuns);
  const overdueMs = index.now.getTime() - slackSeconds * 1_000;
  if (due.length < missedRuns || due[missedRuns - 1].getTime() > overdueMs) {
    return undefined;
  }
  const draft = objectDraft(index, objectRef(cronJob), 'CronJobMissed', {
    params: { schedule, lastScheduleTime },
    evidence: [
      fieldEvidence(cronJob, 'spec.schedule', schedule),
      fieldEvidence(
        cronJob,
        'status.lastScheduleTime',
        lastScheduleTime ?? 'never',
      ),
    ],
    since: due[0].toISOString(),
    confidence: 'likely',
  });
  return { draft };
}

/** Applies the rules about a CronJob and its last Job. */
export function cronJobDrafts(
  index: ClusterIndex,
  cronJob: CronJob,
): readonly OwnerDraft[] {
  const ref = objectRef(cronJob);
  if (cronJob.spec.suspend) {
    const evidence = [fieldEvidence(cronJob, 'spec.suspend', 'true')];
    return [
      { draft: objectDraft(index, ref, 'CronJobSuspended', { evidence }) },
    ];
  }
  const refused = failedCreateEvent(index, cronJob);
  const schedule =
    cronEventDraft(index, cronJob) ?? overdueDraft(index, cronJob);
  return [
    ...(schedule ? [schedule] : []),
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
