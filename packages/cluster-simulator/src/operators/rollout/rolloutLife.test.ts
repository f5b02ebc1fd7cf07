import { at, Cluster, textAt } from '../../testing';
import {
  findCondition,
  item,
  items,
  pods,
  startOperated,
} from '../__testUtils__/operated';

const operated = startOperated();

const HASH = 'rollouts-pod-template-hash';

async function sides(cluster: Cluster) {
  const all = await pods(
    cluster,
    'orders',
    'app.kubernetes.io/instance%3Dorders',
  );
  const counts = new Map<string, number>();
  for (const { labels, isReady } of all) {
    const version = labels['app.kubernetes.io/version'];
    if (isReady) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

describe('a Rollout', () => {
  const rollout = { kind: 'Rollout', namespace: 'orders', name: 'orders' };

  it('waits at a pause of its canary, with one pod of the new version', async () => {
    const object = await item(operated.eu, 'orders', 'rollouts', 'orders');
    expect(object).toMatchObject({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'orders' } },
      spec: { replicas: 5, strategy: { canary: { steps: expect.anything() } } },
      status: {
        phase: 'Paused',
        message: 'CanaryPauseStep',
        currentStepIndex: 1,
        controllerPause: true,
        replicas: 5,
        updatedReplicas: 1,
        availableReplicas: 5,
        pauseConditions: [{ reason: 'CanaryPauseStep' }],
      },
    });
    expect(String(at(object, 'metadata', 'generation'))).toBe(
      at(object, 'status', 'observedGeneration'),
    );
    expect(await sides(operated.eu)).toEqual({ '4.2.0': 4, '4.3.0': 1 });
    const sets = await items(
      operated.eu,
      'orders',
      'replicasets',
      `labelSelector=${HASH}`,
    );
    expect(
      sets.map(set => [
        textAt(set, 'metadata', 'ownerReferences', 0, 'kind'),
        textAt(set, 'metadata', 'ownerReferences', 0, 'uid'),
        at(set, 'spec', 'replicas'),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['Rollout', textAt(object, 'metadata', 'uid'), 4],
        ['Rollout', textAt(object, 'metadata', 'uid'), 1],
      ]),
    );
    expect(sets.map(set => at(set, 'status', 'readyReplicas'))).toEqual(
      sets.map(set => at(set, 'spec', 'replicas')),
    );
  });

  it('was aborted in the other cluster, and its analysis says why', async () => {
    expect(
      await item(operated.us, 'orders', 'rollouts', 'orders'),
    ).toMatchObject({
      status: {
        abort: true,
        phase: 'Degraded',
        message: expect.stringContaining(
          'Metric "success-rate" assessed Failed',
        ),
        updatedReplicas: 0,
      },
    });
    const [run] = await items(operated.us, 'orders', 'analysisruns');
    expect(run).toMatchObject({
      metadata: { ownerReferences: [{ kind: 'Rollout', name: 'orders' }] },
      status: {
        phase: 'Failed',
        metricResults: [{ name: 'success-rate', failed: 3 }],
      },
    });
    expect(await items(operated.eu, 'orders', 'analysisruns')).toEqual([]);
    const events = await items(
      operated.us,
      'orders',
      'events',
      'fieldSelector=involvedObject.kind%3DRollout',
    );
    expect(events.map(event => textAt(event, 'reason'))).toEqual(
      expect.arrayContaining(['AnalysisRunFailed', 'RolloutAborted']),
    );
  });

  it('is promoted, pod by pod', async () => {
    operated.eu.moveTo(rollout, 'analyzing');
    operated.clock.advance(60_000);
    expect(await sides(operated.eu)).toEqual({ '4.2.0': 2, '4.3.0': 3 });
    operated.eu.moveTo(rollout, 'promoted');
    expect(
      await item(operated.eu, 'orders', 'rollouts', 'orders'),
    ).toMatchObject({
      status: { phase: 'Progressing' },
    });
    operated.clock.advance(60_000);
    const object = await item(operated.eu, 'orders', 'rollouts', 'orders');
    expect(object).toMatchObject({
      status: { phase: 'Healthy', currentStepIndex: 5, updatedReplicas: 5 },
    });
    expect(at(object, 'status', 'stableRS')).toBe(
      at(object, 'status', 'currentPodHash'),
    );
    expect(await sides(operated.eu)).toEqual({ '4.3.0': 5 });
  });

  it('is aborted, and the old pods come back', async () => {
    operated.eu.moveTo(rollout, 'aborted');
    operated.clock.advance(60_000);
    expect(await sides(operated.eu)).toEqual({ '4.2.0': 5 });
  });

  it('has one ReplicaSet while nothing is rolled out', async () => {
    operated.eu.moveTo(rollout, 'healthy');
    operated.clock.advance(60_000);
    const object = await item(operated.eu, 'orders', 'rollouts', 'orders');
    expect(object).toMatchObject({
      metadata: { annotations: { 'rollout.argoproj.io/revision': '11' } },
      status: { phase: 'Healthy' },
    });
    expect(findCondition(object, 'Completed')).toMatchObject({
      status: 'True',
    });
    expect(at(object, 'status', 'stableRS')).toBe(
      at(object, 'status', 'currentPodHash'),
    );
    const [set, ...others] = await items(
      operated.eu,
      'orders',
      'replicasets',
      `labelSelector=${HASH}`,
    );
    expect(others).toEqual([]);
    expect(at(set, 'spec', 'replicas')).toBe(5);
    expect(await sides(operated.eu)).toEqual({ '4.2.0': 5 });
  });
});
