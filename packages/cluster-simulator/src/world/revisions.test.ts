import { PodPlan } from '../life/PodPlan';
import {
  aWorkload,
  epochMs,
  HOUR,
  MINUTE,
  SECOND,
} from './__testUtils__/workload';
import { rolloutAt } from './revisions';

const ages = (pods: readonly PodPlan[]) =>
  pods.map(({ createdMs }) => Math.floor((epochMs - createdMs) / MINUTE));

const behaviours = (pods: readonly PodPlan[]) =>
  pods.map(({ containers }) => containers[0].behaviour.type);

it('has one ReplicaSet, with pods of the age of the workload', () => {
  const context = aWorkload({ replicas: 3, age: '2h' });
  const { revisions, nextChangeMs } = rolloutAt(context, epochMs);
  expect(nextChangeMs).toBe(Infinity);
  expect(revisions).toHaveLength(1);
  const [{ revision, replicaSet, pods }] = revisions;
  expect(revision).toMatchObject({
    version: '1.0.0',
    createdMs: context.createdMs,
  });
  expect(revision.number).toBeGreaterThanOrEqual(3);
  expect(revision.number).toBeLessThan(43);
  expect(replicaSet).toMatch(/^web-[a-z0-9]{9}$/);
  expect(ages(pods)).toEqual([119, 119, 119]);
  const offsets = pods.map(({ createdMs }) => createdMs - context.createdMs);
  offsets.forEach((offset, index) => {
    expect(offset).toBeGreaterThanOrEqual(400 * index);
    expect(offset).toBeLessThan(400 * index + 3_000);
  });
  for (const { name, generateName, owner, labels } of pods) {
    expect(name).toMatch(new RegExp(`^${replicaSet}-[a-z0-9]{5}$`));
    expect(generateName).toBe(`${replicaSet}-`);
    expect(owner).toMatchObject({ kind: 'ReplicaSet', name: replicaSet });
    expect(labels['pod-template-hash']).toBe(replicaSet.slice(4));
  }
  expect(new Set(pods.map(({ name }) => name)).size).toBe(3);
});

describe('problems', () => {
  it('are of their own age, at most that of the workload', () => {
    const podsWith = (problem: object, age = '2h') =>
      rolloutAt(
        aWorkload({
          age,
          problems: [{ type: 'crash', ...problem }],
        }),
        epochMs,
      ).revisions[0].pods;
    expect(behaviours(podsWith({}))).toEqual(['exits', 'runs']);
    expect(ages(podsWith({}))).toEqual([24, 119]);
    expect(ages(podsWith({ age: '1h' }))).toEqual([59, 119]);
    expect(ages(podsWith({ age: '1h' }, '10m'))).toEqual([9, 9]);
  });

  it('replace a healthy pod at their time', () => {
    const { pods } = rolloutAt(
      aWorkload({ replicas: 1, problems: [{ type: 'crash', at: '2m' }] }),
      epochMs,
    ).revisions[0];
    expect(behaviours(pods)).toEqual(['runs', 'exits']);
    expect(pods[0].deletedMs).toBe(epochMs + 2 * MINUTE);
    expect(pods[1].createdMs).toBe(epochMs + 2 * MINUTE);
    expect(pods[1].deletedMs).toBeUndefined();
  });
});

describe('a canary', () => {
  const canary = {
    version: '2.0.0',
    replicas: 2,
    age: '30m',
    annotations: { note: 'new' },
    problems: [{ type: 'crash' as const, pods: 1 }],
  };
  const planRevisions = (more: object = {}) =>
    rolloutAt(
      aWorkload({ replicas: 4, canary: { ...canary, ...more } }),
      epochMs,
    ).revisions;

  it('is the next revision beside the old one', () => {
    const [old, newer] = planRevisions();
    expect(newer.revision).toEqual({
      number: old.revision.number + 1,
      version: '2.0.0',
      createdMs: epochMs - 30 * MINUTE,
      annotations: { note: 'new' },
    });
    expect(newer.replicaSet).not.toBe(old.replicaSet);
    expect(behaviours(newer.pods)).toEqual(['exits', 'runs']);
    expect(newer.pods[0].annotations).toMatchObject({ note: 'new' });
    expect(old.pods[0].annotations).not.toHaveProperty('note');
  });

  it('may have other memory than the old one', () => {
    const [old, newer] = planRevisions({ memory: '1Gi' });
    const limit = (pods: readonly PodPlan[]) =>
      pods[0].containers[0].spec.resources?.limits?.memory;
    expect(limit(newer.pods)).toBe('1Gi');
    expect(limit(old.pods)).not.toBe('1Gi');
  });

  it('replaces as many old pods as it has ready ones', () => {
    const kept = (more: object) => planRevisions(more)[0].pods.length;
    expect(kept({})).toBe(3);
    expect(kept({ problems: [] })).toBe(2);
    expect(kept({ problems: [], replicas: 9 })).toBe(0);
  });

  it('leaves its problems to itself', () => {
    expect(behaviours(planRevisions()[0].pods)).toEqual([
      'runs',
      'runs',
      'runs',
    ]);
  });

  it('is only in its clusters', () => {
    expect(planRevisions({ clusters: ['two'] })).toHaveLength(1);
    expect(planRevisions({ clusters: ['two', 'one'] })).toHaveLength(2);
  });
});

describe('rollouts', () => {
  const context = aWorkload({
    replicas: 2,
    age: '1d',
    rollouts: {
      versions: ['1.0.0', '1.1.0', '1.2.0'],
      first: '1m',
      every: '10m',
      step: '20s',
    },
  });
  const after = (ms: number) => {
    const { revisions, nextChangeMs } = rolloutAt(context, epochMs + ms);
    return {
      nextMs: nextChangeMs - epochMs,
      versions: revisions.map(({ revision }) => revision.version),
      numbers: revisions.map(({ revision }) => revision.number),
      times: revisions.map(({ pods }) =>
        pods.map(({ createdMs, deletedMs }) => [
          createdMs - epochMs,
          deletedMs === undefined ? undefined : deletedMs - epochMs,
        ]),
      ),
    };
  };

  it('begin with the first version', () => {
    expect(after(MINUTE - 1)).toMatchObject({
      nextMs: MINUTE,
      versions: ['1.0.0'],
      times: [
        [
          [-24 * HOUR, undefined],
          [-24 * HOUR + 400, undefined],
        ],
      ],
    });
  });

  it('count on from the number of a workload that stands still', () => {
    const [{ revision }] = rolloutAt(aWorkload(), epochMs).revisions;
    expect(after(0).numbers).toEqual([revision.number]);
  });

  it('replace pod by pod, when the new one is ready', () => {
    expect(after(MINUTE)).toMatchObject({
      nextMs: 11 * MINUTE,
      versions: ['1.0.0', '1.1.0'],
      times: [
        [
          [-24 * HOUR, 73 * SECOND],
          [-24 * HOUR + 400, 93 * SECOND],
        ],
        [
          [60 * SECOND, undefined],
          [80 * SECOND, undefined],
        ],
      ],
    });
  });

  it('keep two old revisions, and start over after the last version', () => {
    const { numbers, versions, times } = after(21 * MINUTE);
    expect(versions).toEqual(['1.1.0', '1.2.0', '1.0.0']);
    expect(after(11 * MINUTE).versions).toEqual(['1.0.0', '1.1.0', '1.2.0']);
    expect(numbers).toEqual([numbers[0], numbers[0] + 1, numbers[0] + 2]);
    expect(times.map(({ length }) => length)).toEqual([0, 2, 2]);
  });

  it('give the same pod the same name while it lives', () => {
    const names = (ms: number, version: string) =>
      rolloutAt(context, epochMs + ms)
        .revisions.find(({ revision }) => revision.version === version)
        ?.pods.map(({ name, uid }) => [name, uid]);
    expect(names(11 * MINUTE, '1.1.0')).toEqual(names(MINUTE, '1.1.0'));
  });
});
