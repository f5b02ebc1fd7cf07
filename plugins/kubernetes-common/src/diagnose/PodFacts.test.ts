import { aDeployment, anObject, aReplicaSet } from '../testing';
import { newestEvent, podFacts, isRetriedByJob } from './PodFacts';
import { indexObjects } from './testing/indexObjects';
import { Buildable, inShop, jobPod, webPod } from './testing/shop';

function facts(...builders: Buildable[]) {
  const index = indexObjects(builders);
  return podFacts(index.all('Pod')[0], index);
}

const failed = (name = 'web-old') =>
  webPod(name, { ageSeconds: 900 }).failed('Evicted');

describe('podFacts', () => {
  it('lists init containers in the order of the spec, sidecars by their kind', () => {
    const { initContainers, appContainers } = facts(
      webPod()
        .withInitContainer({ name: 'migrate' })
        .withSidecar({ name: 'proxy' })
        .withContainer({ name: 'app' }),
    );
    expect(initContainers.map(({ name, kind }) => [name, kind])).toEqual([
      ['migrate', 'init'],
      ['proxy', 'sidecar'],
    ]);
    expect(appContainers.map(({ kind }) => kind)).toContain('app');
    expect(initContainers[1].path).toMatch(
      /^status\.initContainerStatuses\[\d\]$/,
    );
  });

  it('calls a pod replaced when a newer one of its workload is ready', () => {
    expect(facts(failed()).isReplaced).toBe(false);
    expect(
      facts(failed(), webPod('web-new', { ageSeconds: 30 })).isReplaced,
    ).toBe(true);
    expect(
      facts(failed(), webPod('web-older', { ageSeconds: 9_000 })).isReplaced,
    ).toBe(false);
    expect(
      facts(failed(), webPod('web-new', { ageSeconds: 30 }).notReady())
        .isReplaced,
    ).toBe(false);
  });

  it.each([
    [2, true],
    [1, false],
  ])(
    'calls a pod replaced when its Deployment has %s of 2 pods: %s',
    (available, expected) => {
      const deployment = aDeployment(inShop('web', { replicas: 2 })).withStatus(
        { availableReplicas: available },
      );
      expect(facts(failed(), deployment).isReplaced).toBe(expected);
    },
  );

  it.each([
    ['StatefulSet', 2, true],
    ['StatefulSet', 1, false],
    ['Rollout', 2, false],
  ])(
    'calls a pod replaced when its %s has %s of 2 pods: %s',
    (kind, ready, expected) => {
      const owner = anObject(kind, inShop('db'))
        .withSpec({ replicas: 2 })
        .withStatus({ replicas: 2, readyReplicas: ready });
      const pod = failed('db-0').ownedBy(kind, 'db');
      expect(facts(pod, owner).isReplaced).toBe(expected);
    },
  );

  it('calls the pods of a finished Job history', () => {
    const job = anObject('Job', inShop('import'));
    expect(facts(jobPod(), job).isHistory).toBe(false);
    const complete = anObject('Job', inShop('import')).withCondition({
      type: 'Complete',
      status: 'True',
    });
    expect(facts(jobPod(), complete).isHistory).toBe(true);
  });

  it('calls the pods of a revision that is scaled to zero history', () => {
    const replicaSet = (replicas: number) =>
      aReplicaSet(inShop('web-7c9d5')).withSpec({ replicas });
    expect(
      facts(webPod(), replicaSet(1), aDeployment(inShop('web'))).isHistory,
    ).toBe(false);
    expect(
      facts(webPod(), replicaSet(0), aDeployment(inShop('web'))).isHistory,
    ).toBe(true);
  });

  it('calls the pods of an old revision history once the newest is complete', () => {
    const of = (own: string, newest: string, updated = 1) => {
      const annotations = (revision: string) => ({
        'deployment.kubernetes.io/revision': revision,
      });
      return facts(
        webPod(),
        aReplicaSet(inShop('web-7c9d5', { annotations: annotations(own) }))
          .ownedBy('Deployment', 'web')
          .withSpec({ replicas: 1 }),
        aDeployment(
          inShop('web', { annotations: annotations(newest) }),
        ).withStatus({ updatedReplicas: updated, availableReplicas: 1 }),
      ).isHistory;
    };
    expect(of('9', '10')).toBe(true);
    expect(of('9', '10', 0)).toBe(false);
    expect(of('10', '10')).toBe(false);
    expect(of('11', '10')).toBe(false);
  });

  it('knows whether a Job tries again', () => {
    expect(isRetriedByJob(facts(jobPod()))).toBe(false);
    expect(
      isRetriedByJob(facts(jobPod(), anObject('Job', inShop('import')))),
    ).toBe(true);
    const given = anObject('Job', inShop('import')).withCondition({
      type: 'Failed',
      status: 'True',
    });
    expect(isRetriedByJob(facts(jobPod(), given))).toBe(false);
    const failing = anObject('Job', inShop('import')).withCondition({
      type: 'FailureTarget',
      status: 'True',
    });
    expect(isRetriedByJob(facts(jobPod(), failing))).toBe(false);
  });
});

describe('newestEvent', () => {
  const event = (reason: string, lastSeen?: string) =>
    ({ reason, lastSeen } as never);

  it('is the last seen of those that match', () => {
    const events = [
      event('a', '2026-01-01T12:00:00Z'),
      event('a', '2026-01-01T12:05:00Z'),
      event('a', '2026-01-01T12:01:00Z'),
      event('b', '2026-01-01T12:09:00Z'),
    ];
    expect(newestEvent(events, ({ reason }) => reason === 'a')).toBe(events[1]);
    expect(newestEvent(events, () => false)).toBeUndefined();
  });

  it('is none without a time beside one that has it, in any order', () => {
    const timeless = event('a');
    const seen = event('a', '2026-01-01T12:00:00Z');
    const isAny = () => true;
    expect(newestEvent([timeless, seen], isAny)).toBe(seen);
    expect(newestEvent([seen, timeless], isAny)).toBe(seen);
    expect(newestEvent([timeless], isAny)).toBe(timeless);
  });
});
