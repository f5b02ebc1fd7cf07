import { anObject, aPod, diagnoseObjects } from '../../testing';
import { inShop } from '../testing/shop';

describe('StatefulSets', () => {
  it('nests missing ordinals under the pod that blocks them', () => {
    const statefulSet = anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 3 })
      .withStatus({ replicas: 1, readyReplicas: 0 });
    const blocking = aPod(inShop('db-0'))
      .ownedBy('StatefulSet', 'db')
      .crashLooping();
    const [finding] = diagnoseObjects([statefulSet, blocking]);
    expect(finding.class).toBe('ApplicationError');
    expect(finding.symptoms[0]).toMatchObject({
      class: 'StatefulSetStuck',
      params: { pod: 'db-0' },
    });
  });

  const db = (spec = {}, status = {}) =>
    anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 3, ...spec })
      .withStatus({ replicas: 1, readyReplicas: 0, ...status });
  const crashing = (name: string) =>
    aPod(inShop(name)).ownedBy('StatefulSet', 'db').crashLooping();
  const stuckAt = (
    statefulSet: ReturnType<typeof db>,
    ...names: readonly string[]
  ) =>
    diagnoseObjects([statefulSet, ...names.map(crashing)])
      .flatMap(({ symptoms }) => symptoms)
      .find(symptom => symptom.class === 'StatefulSetStuck')?.params;

  it('name the lowest of the pods that block them, by number', () => {
    expect(stuckAt(db(), 'db-10', 'db-2')).toMatchObject({
      ...{ pod: 'db-2', ready: 0, desired: 3 },
    });
  });

  it('are not stuck where pods do not wait for each other', () => {
    expect(
      stuckAt(db({ podManagementPolicy: 'Parallel' }), 'db-0'),
    ).toBeUndefined();
  });

  it('are not stuck with all of their pods', () => {
    expect(stuckAt(db({}, { replicas: 3 }), 'db-0')).toBeUndefined();
  });

  it('are stuck in a rollout until all pods have the new revision', () => {
    const rollout = (updatedReplicas: number, partition?: number) =>
      db(
        { updateStrategy: { rollingUpdate: { partition } } },
        {
          replicas: 3,
          currentRevision: 'db-a',
          updateRevision: 'db-b',
          updatedReplicas,
        },
      );
    expect(stuckAt(rollout(2), 'db-2')).toMatchObject({ pod: 'db-2' });
    expect(stuckAt(rollout(3), 'db-2')).toBeUndefined();
    // Its partition asks for no more.
    expect(stuckAt(rollout(2, 1), 'db-2')).toBeUndefined();
    expect(stuckAt(rollout(1, 1), 'db-2')).toMatchObject({ pod: 'db-2' });
  });

  it('are not stuck while nothing is wrong with their pods', () => {
    const healthy = aPod(inShop('db-0')).ownedBy('StatefulSet', 'db');
    expect(diagnoseObjects([db(), healthy])).toEqual([]);
  });
});
