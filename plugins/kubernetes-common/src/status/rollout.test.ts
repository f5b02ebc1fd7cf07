import { Deployment, parseObject, ReplicaSet, StatefulSet } from '../model';
import { aDeployment, anObject, aReplicaSet } from '../testing';
import {
  hasOlderRevision,
  byController,
  rolloutOfDeployment,
  rolloutOfStatefulSet,
} from './rollout';

const REVISION = 'deployment.kubernetes.io/revision';

function deployment(revision = '3'): Deployment {
  const parsed = parseObject(
    aDeployment({ name: 'web', annotations: { [REVISION]: revision } }).build(),
  );
  if (parsed?.kind !== 'Deployment') throw new Error('No Deployment');
  return parsed;
}

function replicaSet(
  name: string,
  revision: string | undefined,
  counts: { wanted?: number; there?: number; ready?: number } = {},
): ReplicaSet {
  const { wanted = 1, there = wanted, ready = there } = counts;
  const parsed = parseObject(
    aReplicaSet({
      name,
      ...(revision && { annotations: { [REVISION]: revision } }),
    })
      .withSpec({ replicas: wanted })
      .withStatus({ replicas: there, readyReplicas: ready })
      .ownedBy('Deployment', 'web')
      .build(),
  );
  if (parsed?.kind !== 'ReplicaSet') throw new Error('No ReplicaSet');
  return parsed;
}

const rowNames = (rows: readonly { readonly name: string }[]) =>
  rows.map(({ name }) => name);

describe('rolloutOfDeployment', () => {
  const empty = { wanted: 0 };

  it('puts the new one first, then the newest of the others', () => {
    const rows = rolloutOfDeployment(deployment('3'), [
      replicaSet('two', '2'),
      replicaSet('ten', '10'),
      replicaSet('none', undefined),
      replicaSet('new', '3'),
    ]);
    expect(rowNames(rows)).toEqual(['new', 'ten', 'two', 'none']);
    expect(rows.map(({ isNew }) => isNew)).toEqual([true, false, false, false]);
    expect(rows[3]).not.toHaveProperty('revision');
  });

  it('counts what is there and what of it is ready', () => {
    const [row] = rolloutOfDeployment(deployment('3'), [
      replicaSet('new', '3', { wanted: 5, there: 4, ready: 2 }),
      replicaSet('old', '2'),
    ]);
    expect(row).toEqual({
      name: 'new',
      revision: '3',
      isNew: true,
      replicas: 4,
      ready: 2,
    });
  });

  it('has those that have pods, or are to have some, and the new one always', () => {
    const rows = rolloutOfDeployment(deployment('3'), [
      replicaSet('new', '3', empty),
      replicaSet('going', '2', { wanted: 0, there: 1 }),
      replicaSet('coming', '1', { wanted: 1, there: 0 }),
      replicaSet('empty', '0', empty),
    ]);
    expect(rowNames(rows)).toEqual(['new', 'going', 'coming']);
  });

  it('is nothing where there is one alone', () => {
    expect(
      rolloutOfDeployment(deployment('3'), [
        replicaSet('new', '3'),
        replicaSet('empty', '2', empty),
      ]),
    ).toEqual([]);
  });
});

describe('hasOlderRevision', () => {
  it.each([
    [['3'], false],
    [['3', '2'], true],
    [['3', undefined], false],
    [[], false],
  ])('of ReplicaSets with the revisions %j is %s', (revisions, expected) => {
    expect(
      hasOlderRevision(
        deployment('3'),
        revisions.map((revision, index) =>
          replicaSet(`web-${index}`, revision, { wanted: 0 }),
        ),
      ),
    ).toBe(expected);
  });
});

describe('byController', () => {
  it('goes by the controller, not by other owners', () => {
    const mine = replicaSet('mine', '1');
    const [controller] = mine.metadata.ownerReferences;
    const shared: ReplicaSet = {
      ...mine,
      metadata: {
        ...mine.metadata,
        ownerReferences: [
          controller,
          { ...controller, uid: 'other', controller: false },
        ],
      },
    };
    const byOwner = byController([mine, shared]);
    expect([...byOwner.keys()]).toEqual([controller.uid]);
    expect(byOwner.get(controller.uid)).toEqual([mine, shared]);
  });
});

describe('rolloutOfStatefulSet', () => {
  function rollout(status: Record<string, unknown>) {
    const parsed = parseObject(
      anObject('StatefulSet', { name: 'db' }).withStatus(status).build(),
    );
    if (parsed?.kind !== 'StatefulSet') throw new Error('No StatefulSet');
    const set: StatefulSet = parsed;
    return rolloutOfStatefulSet(set);
  }
  const between = {
    currentRevision: 'db-1',
    updateRevision: 'db-2',
    currentReplicas: 2,
    updatedReplicas: 1,
  };

  it('is from the one revision to the other', () => {
    expect(rollout(between)).toEqual([
      { name: 'db-2', isNew: true, replicas: 1 },
      { name: 'db-1', isNew: false, replicas: 2 },
    ]);
  });

  it.each([
    ['it has one', { updateRevision: 'db-1' }],
    ['nothing is left of the old one', { currentReplicas: 0 }],
    ['there is none yet', { currentRevision: undefined }],
  ])('is nothing where %s', (_, changes) => {
    expect(rollout({ ...between, ...changes })).toEqual([]);
  });
});
