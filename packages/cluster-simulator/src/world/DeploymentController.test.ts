import { at, listAt, textAt } from '@podlight/fake-kubernetes-api-server';
import {
  aWorkload,
  epochMs,
  HOUR,
  MINUTE,
  SECOND,
  selectObjects,
} from './__testUtils__/workload';
import { DeploymentController } from './DeploymentController';

type Workload = Parameters<typeof aWorkload>[0];

function after(ms: number, workload: Workload) {
  const context = aWorkload(workload);
  const controller = new DeploymentController(context);
  const snapshot = controller.snapshot(epochMs + ms);
  const [deployment] = selectObjects(snapshot, 'deployments.apps');
  return {
    context,
    controller,
    deployment,
    replicaSets: selectObjects(snapshot, 'replicasets.apps'),
    pods: selectObjects(snapshot, 'pods'),
    events: selectObjects(snapshot, 'events'),
    nextMs: snapshot.nextChangeMs - epochMs,
  };
}

const conditions = (deployment: unknown) =>
  listAt(deployment, 'status', 'conditions').map(
    condition =>
      `${at(condition, 'type')}=${at(condition, 'status')} ${at(
        condition,
        'reason',
      )} since ${String(at(condition, 'lastTransitionTime')).slice(11, 19)}`,
  );

it('describes a healthy Deployment', () => {
  const { deployment, replicaSets, pods, nextMs } = after(0, {
    replicas: 4,
    age: '2h',
  });
  const number = Number(at(deployment, 'metadata', 'generation'));
  expect(deployment).toMatchObject({
    metadata: {
      name: 'web',
      namespace: 'web',
      annotations: {
        'argocd.argoproj.io/tracking-id': 'web:apps/Deployment:web/web',
        'deployment.kubernetes.io/revision': String(number),
      },
    },
    spec: { replicas: 4, progressDeadlineSeconds: 600 },
  });
  expect(deployment.status).toEqual({
    observedGeneration: number,
    replicas: 4,
    updatedReplicas: 4,
    readyReplicas: 4,
    availableReplicas: 4,
    terminatingReplicas: 0,
    conditions: expect.any(Array),
  });
  expect(conditions(deployment)).toEqual([
    'Available=True MinimumReplicasAvailable since 05:00:00',
    'Progressing=True NewReplicaSetAvailable since 05:00:00',
  ]);
  const [replicaSet] = replicaSets;
  const hash = { 'pod-template-hash': replicaSet.metadata.name.slice(4) };
  expect(replicaSet).toMatchObject({
    metadata: {
      labels: hash,
      annotations: {
        'deployment.kubernetes.io/desired-replicas': '4',
        'deployment.kubernetes.io/max-replicas': '5',
        'deployment.kubernetes.io/revision': String(number),
      },
      ownerReferences: [{ kind: 'Deployment', uid: deployment.metadata.uid }],
    },
    spec: {
      replicas: 4,
      selector: { matchLabels: hash },
      template: { metadata: { labels: hash } },
    },
  });
  expect(replicaSet.status).toEqual({
    replicas: 4,
    fullyLabeledReplicas: 4,
    readyReplicas: 4,
    availableReplicas: 4,
    terminatingReplicas: 0,
    observedGeneration: 1,
  });
  expect(pods).toHaveLength(4);
  expect(nextMs).toBe(Infinity);
});

it.each([
  [1, 'True'],
  [2, 'False'],
])('of four pods %d may fail: available %s', (failing, available) => {
  const { deployment, replicaSets } = after(0, {
    replicas: 4,
    problems: [{ type: 'missingSecret', name: 'x', pods: failing }],
  });
  expect(deployment.status).toMatchObject({
    replicas: 4,
    readyReplicas: 4 - failing,
    unavailableReplicas: failing,
  });
  expect(replicaSets[0].status).toMatchObject({ readyReplicas: 4 - failing });
  expect(conditions(deployment)[0]).toContain(`Available=${available} `);
  expect(conditions(deployment)[1]).toContain('NewReplicaSetAvailable');
});

it('has no numbers of ready pods where there are none', () => {
  const { deployment, replicaSets } = after(0, {
    problems: [{ type: 'missingSecret', name: 'x', pods: 'all' }],
  });
  expect(deployment.status).not.toHaveProperty('readyReplicas');
  expect(replicaSets[0].status).not.toHaveProperty('readyReplicas');
  const none = after(0, { replicas: 0 });
  expect(none.replicaSets[0].status).not.toHaveProperty('fullyLabeledReplicas');
  expect(none.deployment.status).not.toHaveProperty('unavailableReplicas');
});

describe('a stuck rollout', () => {
  const stuck = (age: string): Workload => ({
    replicas: 4,
    age: '1d',
    canary: {
      version: '2.0.0',
      replicas: 1,
      age,
      problems: [{ type: 'missingSecret', name: 'x' }],
    },
  });

  it('is overdue ten minutes after its start', () => {
    const { deployment, nextMs } = after(0, stuck('5m'));
    expect(conditions(deployment)).toEqual([
      'Available=True MinimumReplicasAvailable since 07:00:00',
      'Progressing=True ReplicaSetUpdated since 06:55:00',
    ]);
    expect(nextMs).toBeLessThanOrEqual(5 * MINUTE);
    expect(
      conditions(after(5 * MINUTE - 1, stuck('5m')).deployment)[1],
    ).toContain('ReplicaSetUpdated');
    expect(conditions(after(5 * MINUTE, stuck('5m')).deployment)[1]).toBe(
      'Progressing=False ProgressDeadlineExceeded since 07:05:00',
    );
  });

  it('counts the pods of both revisions, and the new ones as updated', () => {
    const { deployment, replicaSets } = after(0, stuck('1h'));
    expect(deployment.status).toMatchObject({
      replicas: 5,
      updatedReplicas: 1,
      readyReplicas: 4,
    });
    expect(replicaSets.map(set => at(set, 'spec', 'replicas'))).toEqual([4, 1]);
    expect(
      textAt(deployment, 'metadata', 'labels', 'app.kubernetes.io/version'),
    ).toBe('2.0.0');
  });
});

describe('a rollout', () => {
  const rolling: Workload = {
    replicas: 2,
    age: '1d',
    rollouts: { versions: ['1.0.0', '1.1.0'], first: '1m', step: '20s' },
  };

  it('is complete when no old pod is left', () => {
    const reason = (ms: number) =>
      conditions(after(ms, rolling).deployment)[1].split(' ')[1];
    expect(reason(0)).toBe('NewReplicaSetAvailable');
    expect(reason(MINUTE + SECOND)).toBe('ReplicaSetUpdated');
    // All new pods are ready, and one old pod is left.
    expect(reason(92.5 * SECOND)).toBe('ReplicaSetUpdated');
    expect(reason(2 * MINUTE)).toBe('NewReplicaSetAvailable');
  });

  it('wants fewer old pods and shows those that are ending', () => {
    // The first old pod is deleted 13 s after the first new one began.
    const { replicaSets, deployment } = after(75 * SECOND, rolling);
    expect(replicaSets.map(({ spec }) => at(spec, 'replicas'))).toEqual([1, 1]);
    expect(replicaSets[0].status).toMatchObject({
      replicas: 1,
      terminatingReplicas: 1,
    });
    expect(deployment.status).toMatchObject({ replicas: 2 });
  });

  it('changes next when a pod is created or deleted', () => {
    expect(after(0, rolling).nextMs).toBeLessThanOrEqual(MINUTE);
    expect(after(79 * SECOND + 900, rolling).nextMs).toBe(80 * SECOND);
  });

  it('is told in events, step by step', () => {
    const { events, replicaSets } = after(3 * MINUTE, rolling);
    const [old, current] = replicaSets.map(({ metadata }) => metadata.name);
    const told = (kind: string, name: string) =>
      events
        .filter(
          ({ involvedObject }) =>
            at(involvedObject, 'kind') === kind &&
            at(involvedObject, 'name') === name,
        )
        .map(({ reason, message }) => `${reason} ${message}`);
    expect(told('Deployment', 'web')).toEqual([
      `ScalingReplicaSet Scaled down replica set ${old} from 2 to 1`,
      `ScalingReplicaSet Scaled down replica set ${old} from 1 to 0`,
      `ScalingReplicaSet Scaled up replica set ${current} from 0 to 1`,
      `ScalingReplicaSet Scaled up replica set ${current} from 1 to 2`,
    ]);
    expect(told('ReplicaSet', old)).toEqual([
      expect.stringMatching(`^SuccessfulDelete Deleted pod: ${old}-`),
      expect.stringMatching(`^SuccessfulDelete Deleted pod: ${old}-`),
    ]);
    expect(told('ReplicaSet', current)).toEqual([
      expect.stringMatching(`^SuccessfulCreate Created pod: ${current}-`),
      expect.stringMatching(`^SuccessfulCreate Created pod: ${current}-`),
    ]);
  });
});

it('tells for an hour of the pods that it has created', () => {
  const created = (ms: number) =>
    after(ms, { age: '10m' }).events.filter(
      ({ reason }) => reason === 'SuccessfulCreate',
    ).length;
  expect(created(0)).toBe(2);
  expect(created(HOUR)).toBe(0);
});

it('finds its pods', () => {
  const { controller, pods } = after(0, {});
  for (const pod of pods) {
    expect(controller.findPod('web', pod.metadata.name)?.life.pod).toBe(pod);
  }
  expect(controller.findPod('shop', pods[0].metadata.name)).toBeUndefined();
});
