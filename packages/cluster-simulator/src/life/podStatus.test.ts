import {
  aContainerStatus,
  ownerReferenceTo,
  runningState,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { at } from '@podlight/fake-kubernetes-api-server';
import {
  aPodPlan,
  completes,
  containerPlan,
  createdMs,
  runs,
} from './__testUtils__/plans';
import { ChangeTracker } from './ChangeTracker';
import { ContainerLife } from './containerLife';
import { PodPlan } from './PodPlan';
import {
  Containers,
  podCondition,
  podObject,
  podPhase,
  podStatus,
} from './podStatus';

function life(more: Partial<ContainerLife> = {}, name = 'app'): ContainerLife {
  return {
    status: aContainerStatus(
      containerPlan(runs, name),
      runningState('2026-11-22T06:00:02Z'),
    ),
    isReady: true,
    readinessChangedMs: createdMs + 7_000,
    isWaitingForFirstRun: false,
    finished: undefined,
    current: undefined,
    previous: undefined,
    ...more,
  };
}

const ended = (exitCode: number) =>
  life({ isReady: false, finished: { exitCode, atMs: createdMs + 9_000 } });
const waiting = life({ isReady: false, isWaitingForFirstRun: true });

const containers = (
  app: readonly ContainerLife[],
  init: readonly ContainerLife[] = [],
  initializedMs: number | undefined = createdMs,
): Containers => ({ app, init, initializedMs });

function statusAfter(afterMs: number, live: Containers, plan: PodPlan) {
  const tracker = new ChangeTracker(createdMs + afterMs);
  return { tracker, ...podStatus(plan, live, tracker) };
}

/** `Ready=False since 06:00:07 ContainersNotReady: ...` */
const lines = (conditions: readonly object[]) =>
  conditions.map(condition => {
    const field = (name: string) => at(condition, name);
    const since = String(field('lastTransitionTime')).slice(11, 19);
    return `${field('type')}=${field('status')} since ${since}${
      field('reason') ? ` ${field('reason')}` : ''
    }${field('message') ? `: ${field('message')}` : ''}`;
  });

it.each<[string, Containers]>([
  ['Running', containers([life(), life()])],
  ['Running', containers([ended(0), life()])],
  ['Pending', containers([waiting, life()])],
  ['Succeeded', containers([ended(0), ended(0)])],
  ['Failed', containers([ended(0), ended(1)])],
  ['Pending', containers([waiting], [ended(0)])],
  ['Failed', containers([waiting], [ended(1)])],
])('is %s %#', (phase, live) => {
  expect(podPhase(live)).toBe(phase);
});

it('writes conditions as a current kubelet does', () => {
  expect(
    podCondition('Ready', false, createdMs, { reason: 'R', message: 'M' }),
  ).toEqual({
    type: 'Ready',
    status: 'False',
    observedGeneration: 1,
    lastProbeTime: null,
    lastTransitionTime: '2026-11-22T06:00:00Z',
    reason: 'R',
    message: 'M',
  });
});

describe('the status', () => {
  it('of a ready pod', () => {
    const live = containers([life(), life({ readinessChangedMs: undefined })]);
    const { status, isReady, phase, tracker } = statusAfter(
      10_000,
      live,
      aPodPlan(runs),
    );
    expect([isReady, phase, status.phase]).toEqual([
      true,
      'Running',
      'Running',
    ]);
    expect(lines(status.conditions)).toEqual([
      'PodReadyToStartContainers=True since 06:00:01',
      'Initialized=True since 06:00:00',
      'Ready=True since 06:00:07',
      'ContainersReady=True since 06:00:07',
      'PodScheduled=True since 06:00:00',
    ]);
    expect(status).toMatchObject({
      hostIP: '10.0.0.1',
      podIP: '10.244.0.7',
      podIPs: [{ ip: '10.244.0.7' }],
      startTime: '2026-11-22T06:00:00Z',
      containerStatuses: live.app.map(each => each.status),
      qosClass: 'Burstable',
    });
    expect(status).not.toHaveProperty('initContainerStatuses');
    expect(tracker.nextChangeMs).toBe(Infinity);
  });

  it('before the pod has a network', () => {
    const live = containers([waiting]);
    const { status, tracker } = statusAfter(1_499, live, aPodPlan(runs));
    expect(status).not.toHaveProperty('podIP');
    expect(tracker.nextChangeMs).toBe(createdMs + 1_500);
    expect(lines(status.conditions)[0]).toBe(
      'PodReadyToStartContainers=False since 06:00:00',
    );
    expect(statusAfter(1_500, live, aPodPlan(runs)).status.podIP).toBeDefined();
  });

  it('names the containers that are not ready', () => {
    const unready = life({ isReady: false }, 'proxy');
    const { status, isReady } = statusAfter(
      10_000,
      containers([life(), unready]),
      aPodPlan(runs),
    );
    expect(isReady).toBe(false);
    expect(lines(status.conditions).slice(2, 4)).toEqual([
      'Ready=False since 06:00:07 ContainersNotReady: containers with unready status: [proxy]',
      'ContainersReady=False since 06:00:07 ContainersNotReady: containers with unready status: [proxy]',
    ]);
  });

  it.each([
    [0, 'PodCompleted'],
    [1, 'PodFailed'],
  ])('of a pod that ended with %d', (exitCode, reason) => {
    const { status, isReady } = statusAfter(
      10_000,
      containers([ended(exitCode)]),
      aPodPlan(runs),
    );
    expect(isReady).toBe(false);
    expect(lines(status.conditions)).toEqual([
      'PodReadyToStartContainers=False since 06:00:01',
      'Initialized=True since 06:00:00',
      `Ready=False since 06:00:07 ${reason}`,
      `ContainersReady=False since 06:00:07 ${reason}`,
      'PodScheduled=True since 06:00:00',
    ]);
  });

  it('names the init containers that have not completed', () => {
    const initContainers = ['one', 'two', 'three'].map(name =>
      containerPlan(completes(5), name),
    );
    const plan = aPodPlan(runs, { initContainers });
    const live: Containers = {
      app: [waiting],
      init: [ended(0), ended(1), waiting],
      initializedMs: undefined,
    };
    const { status } = statusAfter(10_000, live, plan);
    expect(lines(status.conditions)[1]).toBe(
      'Initialized=False since 06:00:00 ContainersNotInitialized: containers with incomplete status: [two three]',
    );
    expect(status).toMatchObject({
      initContainerStatuses: live.init.map(each => each.status),
    });
    const done = containers(
      [life()],
      Array(3).fill(ended(0)),
      createdMs + 9_000,
    );
    expect(lines(statusAfter(10_000, done, plan).status.conditions)[1]).toBe(
      'Initialized=True since 06:00:09',
    );
  });
});

describe('the object', () => {
  const node = { name: 'n', ip: '10.0.0.1', podLabels: { zone: 'a' } };

  it('has the labels and the name of its node', () => {
    const pod = podObject(aPodPlan(runs, { node }), false, { phase: 'X' });
    expect(pod.metadata).toEqual({
      name: 'web-1',
      namespace: 'shop',
      uid: 'u-1',
      generation: 1,
      creationTimestamp: '2026-11-22T06:00:00Z',
      labels: { app: 'web', zone: 'a' },
    });
    expect(pod.spec).toEqual({
      containers: [containerPlan(runs).spec],
      restartPolicy: 'Always',
      nodeName: 'n',
    });
    expect(pod.status).toEqual({ phase: 'X' });
  });

  it('has neither without a node', () => {
    const plan = aPodPlan(runs, { node, unschedulable: '0/3 nodes' });
    const { metadata, spec } = podObject(plan, false, {});
    expect(metadata.labels).toEqual({ app: 'web' });
    expect(spec).not.toHaveProperty('nodeName');
  });

  it('ends with its grace period', () => {
    const plan = aPodPlan(runs, { deletedMs: createdMs + 5_000 });
    expect(podObject(plan, true, {}).metadata).toMatchObject({
      deletionTimestamp: '2026-11-22T06:00:35Z',
      deletionGracePeriodSeconds: 30,
    });
    expect(podObject(plan, false, {}).metadata).not.toHaveProperty(
      'deletionTimestamp',
    );
  });

  it('has what its plan says', () => {
    const owner = ownerReferenceTo('ReplicaSet', 'web', 'r');
    const plan = aPodPlan(runs, {
      generateName: 'web-',
      annotations: { a: 'b' },
      owner,
      spec: { priority: 0 },
      initContainers: [containerPlan(runs, 'init')],
    });
    expect(podObject(plan, false, {})).toMatchObject({
      metadata: {
        generateName: 'web-',
        annotations: { a: 'b' },
        ownerReferences: [owner],
      },
      spec: { priority: 0, initContainers: [{ name: 'init' }] },
    });
  });
});
