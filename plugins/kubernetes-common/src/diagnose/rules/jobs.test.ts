import {
  aJob,
  anObject,
  aPod,
  diagnoseObjects,
  secondsAgo,
  podVerdicts,
} from '../../testing';
import { eventOn, inShop } from '../testing/shop';

describe('Jobs', () => {
  const job = (conditions: object[], status = {}) =>
    aJob(inShop('job')).withStatus({
      succeeded: 0,
      failed: 2,
      conditions,
      ...status,
    });
  const failedPod = () =>
    aPod(inShop('job-a', { restartPolicy: 'Never' }))
      .ownedBy('Job', 'job')
      .terminated({ exitCode: 1 })
      .failed();
  const condition = (reason: string) => ({
    type: 'Failed',
    status: 'True',
    reason,
    message: 'as Kubernetes says',
  });

  it.each([
    ['JobBackoffLimitExceeded', 'BackoffLimitExceeded'],
    ['JobDeadlineExceeded', 'DeadlineExceeded'],
    ['JobPodFailurePolicy', 'PodFailurePolicy'],
    ['JobFailedIndexes', 'FailedIndexes'],
    ['JobMaxFailedIndexesExceeded', 'MaxFailedIndexesExceeded'],
    ['JobFailedOther', 'SomethingNew'],
  ])('reads %s from the condition', (name, reason) => {
    expect(podVerdicts([job([condition(reason)])])).toEqual([`error ${name}`]);
  });

  it("has one finding for a failed Job: the pods' cause, with the condition as a symptom", () => {
    const findings = diagnoseObjects([
      job([condition('BackoffLimitExceeded')]),
      failedPod(),
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      class: 'ContainerTerminatedError',
      severity: 'error',
      scope: { kind: 'Job', name: 'job' },
    });
    expect(findings[0].symptoms[0].class).toBe('JobBackoffLimitExceeded');
  });

  it('says whether a CronJob can recreate a failed Job', () => {
    const failed = () => job([condition('BackoffLimitExceeded')]);
    const scheduled = () => failed().ownedBy('CronJob', 'nightly');
    const paramsOf = (...objects: Parameters<typeof diagnoseObjects>[0]) =>
      diagnoseObjects(objects)[0].params;
    expect(paramsOf(failed())).toMatchObject({ failedJob: 'job' });
    expect(paramsOf(failed(), failedPod())).toMatchObject({ failedJob: 'job' });
    for (const objects of [[scheduled()], [scheduled(), failedPod()]]) {
      expect(paramsOf(...objects)).toMatchObject({ cronJob: 'nightly' });
      expect(paramsOf(...objects)).not.toHaveProperty('failedJob');
    }
  });

  it('warns while a Job still tries', () => {
    const findings = diagnoseObjects([job([], { active: 1 }), failedPod()]);
    expect(findings).toHaveLength(1);
    expect(findings[0].severity).toBe('warning');
    expect(findings[0].symptoms[0].class).toBe('JobRetrying');
  });

  it('has no problem while nothing has failed', () => {
    expect(podVerdicts([job([], { active: 1, failed: 0 })])).toEqual([]);
  });

  it.each([
    [0, 'FailedCreate'],
    [1, 'JobRetrying'],
  ])('cannot create pods only while it has none: %s', (active, name) => {
    const refused = eventOn('Job', 'job', {
      reason: 'FailedCreate',
      message: 'Error creating: etcdserver: mvcc: database space exceeded',
      lastSeenSecondsAgo: 30,
    });
    expect(podVerdicts([job([], { active }), refused])).toEqual([
      expect.stringContaining(` ${name}`),
    ]);
  });

  it('says how often it has failed, and may', () => {
    expect(diagnoseObjects([job([], { active: 1, failed: 2 })])).toMatchObject([
      { class: 'JobRetrying', params: { failed: 2, backoffLimit: 6 } },
    ]);
  });

  it.each(['SuccessCriteriaMet', 'Complete'])(
    'is done, whatever failed before: %s',
    type => {
      const conditions = [{ type, status: 'True' }];
      expect(podVerdicts([job(conditions, { active: 1 })])).toEqual([]);
    },
  );

  it('judges by conditions, not by counters: failed pods of a Job that completed are no failure', () => {
    const complete = { type: 'Complete', status: 'True' };
    expect(podVerdicts([job([complete], { succeeded: 1 })])).toEqual([]);
  });

  it('treats suspended Jobs and CronJobs as intended', () => {
    expect(
      podVerdicts([job([], { failed: 0 }).withSpec({ suspend: true })]),
    ).toEqual(['info JobSuspended']);
    const cronJob = anObject('CronJob', inShop('nightly')).withSpec({
      suspend: true,
    });
    expect(podVerdicts([cronJob])).toEqual(['info CronJobSuspended']);
  });

  it('nests the last run of a CronJob under the cause of its failure', () => {
    const cronJob = anObject('CronJob', inShop('nightly')).withSpec({
      schedule: '0 3 * * *',
    });
    const run = job([condition('BackoffLimitExceeded')]).ownedBy(
      'CronJob',
      'nightly',
    );
    const findings = diagnoseObjects([cronJob, run, failedPod()]);
    expect(findings).toHaveLength(1);
    expect(findings[0].scope).toMatchObject({
      kind: 'CronJob',
      name: 'nightly',
    });
    expect(findings[0].symptoms.map(symptom => symptom.class).sort()).toEqual([
      'CronJobLastRunFailed',
      'JobBackoffLimitExceeded',
    ]);
  });

  it('ignores a failed run of a CronJob after a later success', () => {
    const cronJob = anObject('CronJob', inShop('nightly')).withStatus({
      lastSuccessfulTime: secondsAgo(10),
    });
    const run = job([condition('BackoffLimitExceeded')]).ownedBy(
      'CronJob',
      'nightly',
    );
    const later = aJob(inShop('later', { ageSeconds: 60 })).ownedBy(
      'CronJob',
      'nightly',
    );
    expect(
      podVerdicts([cronJob, run, failedPod(), later]).filter(
        verdict => !verdict.startsWith('info'),
      ),
    ).toEqual([]);
  });
});
