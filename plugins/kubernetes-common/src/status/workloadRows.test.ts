import { parseObject, toClusterObjects } from '../model';
import {
  aCustomResource,
  aDeployment,
  aJob,
  anObject,
  aPod,
  aReplicaSet,
  FIXTURE_NOW,
  secondsAgo,
} from '../testing';
import { toServiceRows } from './serviceRows';

function buildWorkloadRows(...builders: { build(): unknown }[]) {
  const objects = builders
    .map(builder => parseObject(builder.build()))
    .filter(object => object !== undefined);
  return toServiceRows(toClusterObjects(objects), [], FIXTURE_NOW).workloads;
}

const web = { name: 'web', namespace: 'shop' };
const revision = (value: string) => ({
  annotations: { 'deployment.kubernetes.io/revision': value },
});
/** Two days old, so that its rollout is none of today. */
const replicaSet = (name: string, ofRevision: string, replicas: number) =>
  aReplicaSet({
    ...web,
    ...revision(ofRevision),
    name,
    replicas,
    ageSeconds: 2 * 24 * 3_600,
  }).ownedBy('Deployment', 'web');

it('has its uid, and an owner with the definition of one that is read', () => {
  const [row] = buildWorkloadRows(
    anObject('StatefulSet', { ...web, uid: 's-1' }).ownedBy(
      'Cluster',
      'db',
      'c-1',
      'postgresql.cnpg.io/v1',
    ),
    aCustomResource('postgresql.cnpg.io/v1', 'Cluster', {
      ...web,
      ...{ name: 'db', uid: 'c-1' },
    }),
  );
  expect(row).toMatchObject({
    uid: 's-1',
    owner: { kind: 'Cluster', name: 'db' },
  });
  expect(row.owner?.definition).toMatch(/^clusters?\.postgresql\.cnpg\.io$/);
  const [alone] = buildWorkloadRows(
    anObject('StatefulSet', web).ownedBy('Cluster', 'db', 'c-1'),
  );
  expect(alone.owner).toEqual({ kind: 'Cluster', name: 'db' });
});

describe('a Deployment', () => {
  it('has its new ReplicaSet beside the old one while it is rolled out, a rollback too', () => {
    const [row] = buildWorkloadRows(
      aDeployment({ ...web, ...revision('7'), replicas: 3 }),
      replicaSet('web-old', '6', 2),
      replicaSet('web-gone', '5', 0),
      // Made before the others: a rollback brings it back with a new revision.
      replicaSet('web-new', '7', 1).withStatus({ readyReplicas: 0 }),
    );
    expect(row.rollout).toEqual([
      { name: 'web-new', revision: '7', isNew: true, replicas: 1, ready: 0 },
      { name: 'web-old', revision: '6', isNew: false, replicas: 2, ready: 2 },
    ]);
  });

  it('puts revisions in the order of their numbers, not of their digits', () => {
    const [row] = buildWorkloadRows(
      aDeployment({ ...web, ...revision('11'), replicas: 3 }),
      replicaSet('web-9', '9', 1),
      replicaSet('web-10', '10', 1),
      replicaSet('web-11', '11', 1),
      replicaSet('web-2', '2', 1),
    );
    expect(row.rollout?.map(({ revision: number }) => number)).toEqual([
      '11',
      '10',
      '9',
      '2',
    ]);
  });

  it('says that there is a revision to go back to while it is short of pods', () => {
    const short = () =>
      aDeployment({ ...web, ...revision('7'), replicas: 3 }).withStatus({
        readyReplicas: 1,
      });
    const old = () => replicaSet('web-gone', '5', 0);
    const fresh = () => replicaSet('web-new', '7', 3);
    expect(buildWorkloadRows(short(), fresh(), old())[0].hasOlderRevision).toBe(
      true,
    );
    expect(buildWorkloadRows(short(), fresh())[0]).not.toHaveProperty(
      'hasOlderRevision',
    );
    const other = aReplicaSet({ ...web, ...revision('1'), name: 'x' }).ownedBy(
      'Deployment',
      'other',
    );
    expect(buildWorkloadRows(short(), fresh(), other)[0]).not.toHaveProperty(
      'hasOlderRevision',
    );
  });

  it('has nothing but its numbers when all is as it should be', () => {
    const [row] = buildWorkloadRows(
      aDeployment({ ...web, ...revision('7'), replicas: 3 }),
      replicaSet('web-new', '7', 3),
      replicaSet('web-gone', '5', 0),
    );
    expect(row).toEqual({
      kind: 'Deployment',
      ...web,
      uid: expect.any(String),
      desired: 3,
      ready: 3,
      upToDate: 3,
    });
  });

  it('says who scaled it last', () => {
    const lastScale = { at: secondsAgo(60), by: 'kubectl' };
    const managedFields = [
      {
        manager: lastScale.by,
        operation: 'Update',
        subresource: 'scale',
        time: lastScale.at,
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      },
    ];
    const scaled = (kind: string) => {
      const { metadata, ...rest } = anObject(kind, web).build();
      const build = () => ({
        ...rest,
        metadata: { ...metadata, managedFields },
      });
      return buildWorkloadRows({ build })[0];
    };
    for (const kind of ['Deployment', 'StatefulSet']) {
      const row = scaled(kind);
      expect(row.lastScale).toEqual(lastScale);
      expect(row).not.toHaveProperty('by');
    }
  });

  it('says that it is paused, and which conditions are not as they should be', () => {
    const message = 'x'.repeat(2_000);
    const [row] = buildWorkloadRows(
      aDeployment(web).withSpec({ paused: true }).withCondition({
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message,
      }),
    );
    expect(row.isPaused).toBe(true);
    expect(row.conditions).toEqual([
      {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message: 'x'.repeat(500),
        since: secondsAgo(60),
      },
    ]);
  });
});

describe('what has an owner', () => {
  const ofRollout = (name: string, replicas: number) =>
    aReplicaSet({ ...web, name, replicas }).ownedBy('Rollout', 'web');

  it('has a row of its own where the owner is of a kind that is not read', () => {
    expect(
      buildWorkloadRows(ofRollout('web-1', 2), ofRollout('web-0', 0)),
    ).toEqual([
      {
        kind: 'ReplicaSet',
        namespace: 'shop',
        uid: expect.any(String),
        name: 'web-1',
        desired: 2,
        ready: 2,
        owner: { kind: 'Rollout', name: 'web' },
      },
    ]);
  });

  it('has none while it is not known whether the owner is there', () => {
    const owned = replicaSet('web-1', '1', 1);
    expect(buildWorkloadRows(owned)).toEqual([]);
    expect(
      buildWorkloadRows(owned, aDeployment({ ...web, name: 'other' })),
    ).toEqual([
      expect.objectContaining({ kind: 'Deployment', name: 'other' }),
      expect.objectContaining({ kind: 'ReplicaSet', name: 'web-1' }),
    ]);
  });
});

it('shows both revisions of a StatefulSet that is being updated', () => {
  const status = {
    replicas: 3,
    currentReplicas: 2,
    updatedReplicas: 1,
    currentRevision: 'web-a',
    updateRevision: 'web-b',
  };
  const set = (changes: object) =>
    anObject('StatefulSet', web).withStatus({ ...status, ...changes });
  expect(buildWorkloadRows(set({}))[0].rollout).toEqual([
    { name: 'web-b', isNew: true, replicas: 1 },
    { name: 'web-a', isNew: false, replicas: 2 },
  ]);
  expect(buildWorkloadRows(set({}))[0].hasOlderRevision).toBe(true);
  expect(
    buildWorkloadRows(set({ updateRevision: 'web-a' }))[0],
  ).not.toHaveProperty('rollout');
});

describe('a CronJob', () => {
  const cronJob = (spec: object) =>
    buildWorkloadRows(
      anObject('CronJob', web)
        .withSpec({ schedule: '30 2 * * *', ...spec })
        .withStatus({
          lastScheduleTime: secondsAgo(3_600),
          lastSuccessfulTime: secondsAgo(90_000),
          active: [{ name: 'web-1' }],
        }),
    )[0].cronJob;

  it('says when it runs next, in its own time zone', () => {
    const part = cronJob({ timeZone: 'Asia/Tokyo' });
    expect(part).toMatchObject({
      schedule: '30 2 * * *',
      timeZone: 'Asia/Tokyo',
      isSuspended: false,
      active: 1,
      lastAt: secondsAgo(3_600),
      lastSuccessAt: secondsAgo(90_000),
    });
    // 02:30 in Tokyo is 17:30 UTC of the day before.
    expect(part?.nextAt).toMatch(/T17:30:00.000Z$/);
    const inMs = Date.parse(part?.nextAt ?? '') - FIXTURE_NOW.getTime();
    expect(inMs).toBeGreaterThan(0);
    expect(inMs).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it('says nothing of the next time when it is suspended or cannot be read', () => {
    expect(cronJob({ suspend: true })).toMatchObject({ isSuspended: true });
    expect(cronJob({ suspend: true })).not.toHaveProperty('nextAt');
    expect(cronJob({ schedule: '@every 5m' })).not.toHaveProperty('nextAt');
  });
});

describe('a Job', () => {
  const job = (changes: (builder: ReturnType<typeof aJob>) => unknown) => {
    const builder = aJob({ ...web, ageSeconds: 600 });
    changes(builder);
    return buildWorkloadRows(builder)[0];
  };

  it('is complete, failed, suspended or still running', () => {
    expect(job(() => {}).job).toEqual({
      state: 'complete',
      active: 0,
      failed: 0,
      startedAt: secondsAgo(600),
      finishedAt: secondsAgo(30),
    });
    const failed = job(builder =>
      builder
        .withStatus({ failed: 7, completionTime: undefined, conditions: [] })
        .withCondition({
          type: 'Failed',
          status: 'True',
          reason: 'BackoffLimitExceeded',
        }),
    );
    expect(failed.job).toMatchObject({
      state: 'failed',
      failed: 7,
      finishedAt: secondsAgo(60),
    });
    expect(failed.conditions).toMatchObject([
      { type: 'Failed', reason: 'BackoffLimitExceeded' },
    ]);
    const still = { conditions: [], active: 1, completionTime: undefined };
    expect(job(builder => builder.withStatus(still)).job?.state).toBe(
      'running',
    );
    expect(
      job(builder => builder.withStatus(still).withSpec({ suspend: true })).job
        ?.state,
    ).toBe('suspended');
  });
});

it('gives a pod without a workload no row: it has a row of its own', () => {
  expect(buildWorkloadRows(aPod(web))).toEqual([]);
});
