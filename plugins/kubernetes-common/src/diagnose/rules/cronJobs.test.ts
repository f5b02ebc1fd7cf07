import fc from 'fast-check';
import { anEvent, anObject, diagnoseObjects, secondsAgo } from '../../testing';
import { dueTimes } from './cronSchedule';

const DAY = 86_400;

function cronJob(
  spec: Record<string, unknown>,
  lastScheduledSecondsAgo: number | undefined,
  { ageSeconds = 30 * DAY, active = 0 } = {},
) {
  return anObject('CronJob', { name: 'nightly', namespace: 'shop', ageSeconds })
    .withSpec(spec)
    .withStatus({
      ...(lastScheduledSecondsAgo !== undefined && {
        lastScheduleTime: secondsAgo(lastScheduledSecondsAgo),
      }),
      active: Array.from({ length: active }, (_, run) => ({
        name: `nightly-${run}`,
      })),
    });
}

const classNames = (...builders: readonly { build(): unknown }[]) =>
  diagnoseObjects(builders).map(finding => finding.class);

describe('a CronJob that does not start', () => {
  const hourly = { schedule: '0 * * * *' };

  it('has missed a run when two were due since the last', () => {
    const [finding] = diagnoseObjects([cronJob(hourly, 3 * 3_600)]);
    expect(finding).toMatchObject({
      class: 'CronJobMissed',
      severity: 'warning',
      confidence: 'likely',
      params: { schedule: '0 * * * *', lastScheduleTime: secondsAgo(10_800) },
      since: new Date(secondsAgo(7_200)).toISOString(),
    });
  });

  it('has missed none while only one was due', () => {
    expect(classNames(cronJob(hourly, 3_600 + 60))).toEqual([]);
  });

  it('has missed runs when it never ran, and none when it is too young for two', () => {
    const neverRan = (ageSeconds: number) =>
      classNames(cronJob(hourly, undefined, { ageSeconds }));
    expect(neverRan(3 * 3_600)).toEqual(['CronJobMissed']);
    expect(neverRan(3_600)).toEqual([]);
  });

  it('has missed none when nothing says since when it should run', () => {
    const raw = cronJob(hourly, undefined).build();
    const { creationTimestamp: _, ...metadata } = raw.metadata;
    expect(classNames({ build: () => ({ ...raw, metadata }) })).toEqual([]);
  });

  it('gives the second run two minutes to start', () => {
    // Ten hours and some seconds ago, two runs were due at eight and nine.
    const every = (minutes: string) => ({ schedule: `${minutes} * * * *` });
    expect(classNames(cronJob(every('58'), 7_000))).toEqual(['CronJobMissed']);
    expect(classNames(cronJob(every('59'), 7_000))).toEqual([]);
  });

  it('waits for a run that is on, where two at a time are forbidden', () => {
    const running = (concurrencyPolicy: string, seconds: number) =>
      classNames(
        cronJob({ ...hourly, concurrencyPolicy }, seconds, { active: 1 }),
      );
    expect(running('Forbid', 9 * 3_600)).toEqual([]);
    expect(running('Allow', 9 * 3_600)).toEqual(['CronJobMissed']);
  });

  it('has missed runs where the one that is on keeps ten from starting', () => {
    const running = (schedule: string, seconds: number) =>
      classNames(
        cronJob({ schedule, concurrencyPolicy: 'Forbid' }, seconds, {
          active: 1,
        }),
      );
    expect(running('0 * * * *', DAY)).toEqual(['CronJobMissed']);
    // A run of half an hour, every minute, works without a break.
    expect(running('* * * * *', 1_800)).toEqual([]);
    expect(running('* * * * *', 2 * 3_600)).toEqual(['CronJobMissed']);
  });

  it('is not meant to while it is suspended', () => {
    expect(classNames(cronJob({ ...hourly, suspend: true }, 30 * DAY))).toEqual(
      ['CronJobSuspended'],
    );
  });

  it.each(['UnparseableSchedule', 'UnParseableCronJobSchedule'])(
    'is invalid when its controller says so, and else nothing is made of a schedule that cannot be read: %s',
    reason => {
      const unreadable = cronJob({ schedule: 'at noon' }, 30 * DAY);
      const event = {
        build: () =>
          anEvent({
            reason,
            message: 'unparseable schedule: at noon',
            regarding: { kind: 'CronJob', name: 'nightly', namespace: 'shop' },
          }),
      };
      expect(classNames(unreadable)).toEqual([]);
      expect(classNames(unreadable, event)).toEqual(['CronJobInvalid']);
    },
  );

  it.each([
    [3_500, ['CronJobMissed']],
    [3_700, []],
  ])('forgets an event of a missed run: %s s', (lastSeenSecondsAgo, names) => {
    const event = {
      build: () =>
        anEvent({
          ...{ reason: 'MissSchedule', message: 'Missed', lastSeenSecondsAgo },
          regarding: { kind: 'CronJob', name: 'nightly', namespace: 'shop' },
        }),
    };
    expect(classNames(cronJob(hourly, 1_800), event)).toEqual(names);
  });

  it('says when it ran last only where a run was missed', () => {
    const paramsFor = (reason: string) => {
      const event = {
        build: () =>
          anEvent({
            ...{ reason, message: 'no' },
            regarding: { kind: 'CronJob', name: 'nightly', namespace: 'shop' },
          }),
      };
      return diagnoseObjects([cronJob(hourly, 1_800), event])[0].params;
    };
    expect(paramsFor('MissSchedule')).toHaveProperty('lastScheduleTime');
    expect(paramsFor('InvalidSchedule')).not.toHaveProperty('lastScheduleTime');
  });

  it.each(['MissSchedule', 'TooManyMissedTimes', 'FailedNeedsStart'])(
    'is said once, in the words of the event where there is one: %s',
    reason => {
      const message = 'Cannot determine if job needs to be started';
      const event = {
        build: () =>
          anEvent({
            reason,
            message,
            regarding: { kind: 'CronJob', name: 'nightly', namespace: 'shop' },
          }),
      };
      const [finding, ...others] = diagnoseObjects([
        cronJob(hourly, DAY),
        event,
      ]);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        class: 'CronJobMissed',
        params: { message },
      });
    },
  );
});

describe('runs of a CronJob that failed and left no pods', () => {
  const failed = (run: number, reason: string) =>
    anObject('Job', {
      name: `nightly-${run}`,
      namespace: 'shop',
      ageSeconds: run * DAY,
    })
      .ownedBy('CronJob', 'nightly')
      .withCondition({
        type: 'Failed',
        status: 'True',
        reason,
        lastTransitionTime: secondsAgo(run * DAY - 600),
      });
  const verdict = (...reasons: readonly string[]) =>
    diagnoseObjects([
      cronJob({ schedule: '@yearly' }, DAY),
      ...reasons.map((reason, position) => failed(position + 1, reason)),
    ]).map(({ class: name, scope, symptoms }) => [
      `${name} ${scope.name}`,
      ...symptoms.map(symptom => `${symptom.class} ${symptom.scope.name}`),
    ]);

  it('are one finding with the reason of the newest', () => {
    expect(verdict('DeadlineExceeded', 'DeadlineExceeded')).toEqual([
      [
        'JobDeadlineExceeded nightly-1',
        'CronJobLastRunFailed nightly',
        'JobDeadlineExceeded nightly-2',
      ],
    ]);
  });

  it('are one finding on the schedule if no reason is known', () => {
    expect(verdict('BackoffLimitExceeded')).toEqual([
      ['CronJobLastRunFailed nightly', 'JobBackoffLimitExceeded nightly-1'],
    ]);
  });
});

describe('dueTimes', () => {
  const after = new Date('2026-03-27T12:00:00Z');
  const due = (schedule: string, timeZone?: string) =>
    dueTimes(schedule, timeZone, after, 2).map(time => time.toISOString());

  it.each([
    ['30 2 * * *', ['2026-03-28T02:30:00.000Z', '2026-03-29T02:30:00.000Z']],
    ['@hourly', ['2026-03-27T13:00:00.000Z', '2026-03-27T14:00:00.000Z']],
    [
      '0 9 * * MON-FRI',
      ['2026-03-30T09:00:00.000Z', '2026-03-31T09:00:00.000Z'],
    ],
    // Either day will do where both are given.
    ['0 0 31 * 6', ['2026-03-28T00:00:00.000Z', '2026-03-31T00:00:00.000Z']],
    ['0 0 30 2 *', []],
    ['@every 5m', []],
    ['* * * * * *', []],
    ['', []],
  ])('of %s', (schedule, times) => {
    expect(due(schedule)).toEqual(times);
  });

  it('are those of the time zone, in summer and in winter', () => {
    const times = ['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z'];
    expect(due('0 9 * * *', 'Europe/Berlin')).toEqual(times);
    expect(due('CRON_TZ=Europe/Berlin 0 9 * * *')).toEqual(times);
    expect(due('0 9 * * *', 'Mars/Phobos')).toEqual([]);
  });

  it('never throw', () => {
    const part = fc.constantFrom('*', '*/5', '1-3', '60', 'L', '?', '-', '0#9');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map(parts => parts.join(' ')),
        ),
        schedule => {
          expect(dueTimes(schedule, undefined, after, 2).length).toBeLessThan(
            3,
          );
        },
      ),
    );
  });
});
