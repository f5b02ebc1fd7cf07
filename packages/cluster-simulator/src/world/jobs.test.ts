import { at, listAt } from '@podlight/fake-kubernetes-api-server';
import { aProblem, aWorkload, epochMs, HOUR } from './__testUtils__/workload';
import { ownReference } from './context';
import { JobInput, jobLife } from './jobs';

const context = aWorkload({ kind: 'Job', takes: '20s', backoffLimit: 2 });
const crash = aProblem('crash', { after: '4s' });

const after = (ms: number, input: Partial<JobInput> = {}) =>
  jobLife(
    context,
    { name: 'once', createdMs: epochMs, ...input },
    epochMs + ms,
  );

const conditions = (job: unknown) =>
  listAt(job, 'status', 'conditions').map(
    condition =>
      `${at(condition, 'type')}=${at(condition, 'status')} ${at(
        condition,
        'reason',
      )}`,
  );

const reasons = (events: readonly object[]) =>
  events.map(event => `${at(event, 'type')} ${at(event, 'reason')}`);

it('is nothing before it is created', () => {
  const early = after(-1);
  expect(early.plans).toEqual([]);
  expect(early.events).toEqual([]);
  expect(early.nextChangeMs).toBe(epochMs);
});

it('runs one pod', () => {
  const { job, lives, plans, isActive, hasFailed, events } = after(10_000);
  expect([isActive, hasFailed, lives.length]).toEqual([true, false, 1]);
  expect(plans[0]).toMatchObject({
    name: expect.stringMatching(/^once-[a-z0-9]{5}$/),
    generateName: 'once-',
    restartPolicy: 'Never',
    owner: { kind: 'Job', name: 'once', uid: job.metadata.uid },
    labels: { 'job-name': 'once', 'controller-uid': job.metadata.uid },
  });
  expect(job).toMatchObject({
    metadata: {
      name: 'once',
      namespace: 'web',
      creationTimestamp: '2026-11-22T07:00:00Z',
      labels: { 'job-name': 'once', 'backstage.io/kubernetes-id': 'web' },
    },
    spec: {
      backoffLimit: 2,
      parallelism: 1,
      completions: 1,
      suspend: false,
      manualSelector: false,
      selector: {
        matchLabels: {
          'batch.kubernetes.io/controller-uid': job.metadata.uid,
        },
      },
      template: { spec: { restartPolicy: 'Never' } },
    },
    status: { startTime: '2026-11-22T07:00:00Z', active: 1, ready: 1 },
  });
  expect(job.status).not.toHaveProperty('conditions');
  expect(job.status).not.toHaveProperty('failed');
  expect(job.metadata).not.toHaveProperty('ownerReferences');
  expect(reasons(events)).toEqual(['Normal SuccessfulCreate']);
  expect(at(events[0], 'message')).toBe(`Created pod: ${plans[0].name}`);
});

it('completes', () => {
  const finishedMs = after(HOUR).lives[0].finishedMs ?? NaN;
  const before = after(finishedMs - epochMs - 1);
  expect(before.isActive).toBe(true);
  expect(before.nextChangeMs).toBe(finishedMs);
  const done = after(finishedMs - epochMs);
  expect([done.isActive, done.hasFailed, done.lives.length]).toEqual([
    false,
    false,
    1,
  ]);
  expect(conditions(done.job)).toEqual([
    'SuccessCriteriaMet=True CompletionsReached',
    'Complete=True CompletionsReached',
  ]);
  expect(done.job.status).toMatchObject({ succeeded: 1, ready: 0 });
  expect(at(done.job, 'status', 'completionTime')).toBe(
    `${new Date(finishedMs).toISOString().slice(0, 19)}Z`,
  );
  expect(done.job.status).not.toHaveProperty('active');
  expect(reasons(done.events)).toEqual([
    'Normal SuccessfulCreate',
    'Normal Completed',
  ]);
});

it('tries again, ever later, until its back-off limit', () => {
  const failed = after(HOUR / 2, { problem: crash });
  expect([failed.isActive, failed.hasFailed]).toEqual([false, true]);
  const pauses = failed.plans
    .slice(1)
    .map(
      (plan, index) => plan.createdMs - (failed.lives[index].finishedMs ?? 0),
    );
  expect(pauses).toEqual([10_000, 20_000]);
  expect(new Set(failed.plans.map(({ name }) => name)).size).toBe(3);
  expect(conditions(failed.job)).toEqual([
    'FailureTarget=True BackoffLimitExceeded',
    'Failed=True BackoffLimitExceeded',
  ]);
  expect(failed.job.status).toMatchObject({ failed: 3 });
  expect(failed.job.status).not.toHaveProperty('active');
  expect(failed.job.status).not.toHaveProperty('completionTime');
  expect(reasons(failed.events)).toEqual([
    'Normal SuccessfulCreate',
    'Normal SuccessfulCreate',
    'Normal SuccessfulCreate',
    'Warning BackoffLimitExceeded',
  ]);
});

it('is still active between two attempts', () => {
  const whole = after(HOUR / 2, { problem: crash });
  const endedMs = whole.lives[0].finishedMs ?? NaN;
  const between = after(endedMs - epochMs + 1, { problem: crash });
  expect(between.isActive).toBe(true);
  expect(between.lives).toHaveLength(1);
  expect(between.job.status).toMatchObject({ active: 1, failed: 1, ready: 0 });
  expect(between.nextChangeMs).toBeLessThanOrEqual(endedMs + 10_000);
});

it('belongs to its owner', () => {
  const workloads = { service: { labelled: 'workloads' as const } };
  const owned = aWorkload({ kind: 'CronJob' }, workloads);
  const owner = ownReference(owned, 'CronJob', 'web');
  const input = { name: 'once', createdMs: epochMs };
  const { metadata } = jobLife(owned, { ...input, owner }, epochMs).job;
  expect(metadata.ownerReferences).toEqual([owner]);
  const label = 'backstage.io/kubernetes-id';
  expect(metadata.labels).not.toHaveProperty([label]);
  expect(jobLife(owned, input, epochMs).job.metadata.labels).toHaveProperty([
    label,
  ]);
});
