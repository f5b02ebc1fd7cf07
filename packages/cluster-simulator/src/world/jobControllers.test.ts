import { at } from '@podlight/fake-kubernetes-api-server';
import {
  aWorkload,
  epochMs,
  MINUTE,
  selectObjects,
} from './__testUtils__/workload';
import { CronJobController, JobController } from './jobControllers';

const state = (job: object) =>
  ['Failed', 'Complete'].find(type =>
    JSON.stringify(at(job, 'status', 'conditions') ?? []).includes(
      `"type":"${type}"`,
    ),
  ) ?? 'Active';

describe('a Job', () => {
  it('began as long ago as the workload is old', () => {
    const controller = new JobController(
      aWorkload({ kind: 'Job', age: '10s', takes: '1m' }),
    );
    const snapshot = controller.snapshot(epochMs);
    const [job] = selectObjects(snapshot, 'jobs.batch');
    expect(job.metadata).toMatchObject({
      name: 'web',
      creationTimestamp: '2026-11-22T06:59:50Z',
    });
    const [pod] = selectObjects(snapshot, 'pods');
    expect(selectObjects(snapshot, 'events').length).toBeGreaterThan(1);
    expect(snapshot.nextChangeMs).toBeGreaterThan(epochMs);
    const { name } = pod.metadata;
    expect(controller.findPod('web', name)).toMatchObject({
      plan: { name },
      life: { pod: { metadata: { name } } },
    });
    expect(controller.findPod('shop', name)).toBeUndefined();
    expect(controller.findPod('web', 'other')).toBeUndefined();
  });

  it('began as long ago as its problem is old', () => {
    const controller = new JobController(
      aWorkload({
        kind: 'Job',
        backoffLimit: 0,
        problems: [{ type: 'crash', age: '30m' }],
      }),
    );
    const [job] = selectObjects(controller.snapshot(epochMs), 'jobs.batch');
    expect(job.metadata.creationTimestamp).toBe('2026-11-22T06:30:00Z');
    expect(state(job)).toBe('Failed');
  });
});

describe('a CronJob', () => {
  const controllerWith = (more: object = {}) =>
    new CronJobController(
      aWorkload({
        kind: 'CronJob',
        every: '10m',
        takes: '1m',
        backoffLimit: 0,
        ...more,
      }),
    );
  const jobsAfter = (ms: number, more?: object) =>
    selectObjects(controllerWith(more).snapshot(epochMs + ms), 'jobs.batch');

  it('starts a Job at each interval, named after the minute', () => {
    const [newest, before] = jobsAfter(0);
    expect(newest.metadata).toMatchObject({
      name: `web-${epochMs / MINUTE}`,
      creationTimestamp: '2026-11-22T07:00:00Z',
      ownerReferences: [{ kind: 'CronJob', name: 'web' }],
    });
    expect(before.metadata.name).toBe(`web-${epochMs / MINUTE - 10}`);
  });

  it('keeps the running Job and three successful ones', () => {
    expect(jobsAfter(30_000).map(state)).toEqual([
      'Active',
      'Complete',
      'Complete',
      'Complete',
    ]);
    expect(jobsAfter(5 * MINUTE).map(state)).toEqual([
      'Complete',
      'Complete',
      'Complete',
    ]);
  });

  it('fails every fourth Job, and keeps one of these', () => {
    const problems = [{ type: 'crash' as const, after: '4s' }];
    const states = [5, 15, 25, 35].map(minutes =>
      jobsAfter(minutes * MINUTE, { problems })
        .map(state)
        .join(' '),
    );
    for (const kept of states) {
      expect(kept.match(/Failed/g)).toHaveLength(1);
      expect(kept.match(/Complete/g)).toHaveLength(3);
    }
    expect(new Set(states).size).toBe(4);
  });

  it('describes itself', () => {
    const controller = controllerWith();
    const cronJob = (ms: number) => {
      const snapshot = controller.snapshot(epochMs + ms);
      return {
        object: selectObjects(snapshot, 'cronjobs.batch')[0],
        nextMs: snapshot.nextChangeMs - epochMs,
      };
    };
    const running = cronJob(30_000).object;
    expect(running).toMatchObject({
      metadata: { name: 'web', namespace: 'web' },
      spec: {
        schedule: '*/10 * * * *',
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          spec: {
            backoffLimit: 0,
            template: { spec: { restartPolicy: 'Never' } },
          },
        },
      },
      status: {
        active: [{ kind: 'Job', name: `web-${epochMs / MINUTE}` }],
        lastScheduleTime: '2026-11-22T07:00:00Z',
        lastSuccessfulTime: '2026-11-22T06:50:00Z',
      },
    });
    const idle = cronJob(5 * MINUTE);
    expect(idle.object.status).toEqual({
      lastScheduleTime: '2026-11-22T07:00:00Z',
      lastSuccessfulTime: '2026-11-22T07:00:00Z',
    });
    expect(idle.nextMs).toBe(10 * MINUTE);
    expect(cronJob(10 * MINUTE - 1).nextMs).toBe(10 * MINUTE);
  });

  it('runs at least every minute', () => {
    const [cronJob] = selectObjects(
      controllerWith({ every: '10s' }).snapshot(epochMs),
      'cronjobs.batch',
    );
    expect(at(cronJob, 'spec', 'schedule')).toBe('*/1 * * * *');
  });

  it('finds its pods', () => {
    const controller = controllerWith();
    const [pod] = selectObjects(controller.snapshot(epochMs + 30_000), 'pods');
    expect(controller.findPod('web', pod.metadata.name)?.life.pod).toBe(pod);
  });
});
