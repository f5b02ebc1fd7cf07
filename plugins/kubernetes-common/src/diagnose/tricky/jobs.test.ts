import { aJob, anObject, diagnoseObjects, podVerdicts } from '../../testing';
import { eventOn, inShop, jobPod } from '../testing/shop';

const job = (conditions: readonly object[], status = {}) =>
  aJob(inShop('import')).withStatus({
    succeeded: 0,
    failed: 2,
    conditions,
    ...status,
  });

describe('Jobs', () => {
  it('that retried and then completed have not failed, whatever their counters say', () => {
    const done = job(
      [
        { type: 'SuccessCriteriaMet', status: 'True' },
        { type: 'Complete', status: 'True' },
      ],
      { succeeded: 1 },
    );
    expect(podVerdicts([done, jobPod()])).toEqual([
      'info ContainerTerminatedError',
    ]);
  });

  it('that are about to fail have failed: FailureTarget comes first', () => {
    const failing = job([
      {
        type: 'FailureTarget',
        status: 'True',
        reason: 'PodFailurePolicy',
        message:
          'Container main for pod shop/import-a failed with exit code 42 matching FailJob rule at index 0',
      },
    ]);
    expect(podVerdicts([failing])).toEqual(['error JobPodFailurePolicy']);
  });

  it('that missed their deadline have no pods left to say why', () => {
    const late = job([
      {
        type: 'Failed',
        status: 'True',
        reason: 'DeadlineExceeded',
        message: 'Job was active longer than specified deadline',
      },
    ]).withSpec({ activeDeadlineSeconds: 60 });
    expect(diagnoseObjects([late])).toMatchObject([
      {
        class: 'JobDeadlineExceeded',
        params: { deadlineSeconds: 60 },
        pods: [],
      },
    ]);
  });

  it('that still try say which attempt it is', () => {
    expect(diagnoseObjects([job([], { active: 1 })])).toMatchObject([
      {
        class: 'JobRetrying',
        severity: 'warning',
        params: { failed: 2, backoffLimit: 6 },
      },
    ]);
  });

  it('that a queue holds back are meant to wait', () => {
    const queued = job([{ type: 'Suspended', status: 'True' }], { failed: 0 });
    expect(podVerdicts([queued])).toEqual(['info JobSuspended']);
  });
});

describe('CronJobs', () => {
  const nightly = () =>
    anObject('CronJob', inShop('nightly', { ageSeconds: 864_000 })).withSpec({
      schedule: '0 3 * * *',
      concurrencyPolicy: 'Forbid',
    });

  it.each(['UnparseableSchedule', 'InvalidSchedule', 'UnknownTimeZone'])(
    'are invalid with %s',
    reason => {
      const event = eventOn('CronJob', 'nightly', { reason, message: 'x' });
      const unreadable = nightly().withSpec({ schedule: 'often' });
      expect(podVerdicts([unreadable, event])).toEqual([
        'error CronJobInvalid',
      ]);
    },
  );

  it('that cannot make a Job say why, in the class of the refusal', () => {
    const event = eventOn('CronJob', 'nightly', {
      reason: 'FailedCreate',
      message:
        'Error creating job: jobs.batch "nightly-1" is forbidden: exceeded quota: q, requested: a, used: b, limited: c',
    });
    const ran = nightly().withStatus({
      lastScheduleTime: '2026-08-20T03:00:00Z',
    });
    expect(diagnoseObjects([ran, event])).toMatchObject([
      { class: 'QuotaExceeded', scope: { kind: 'CronJob', name: 'nightly' } },
    ]);
  });
});
