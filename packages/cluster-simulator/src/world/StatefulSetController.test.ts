import { at } from '@podlight/fake-kubernetes-api-server';
import {
  aWorkload,
  epochMs,
  HOUR,
  selectObjects,
} from './__testUtils__/workload';
import { StatefulSetController } from './StatefulSetController';

type Workload = Parameters<typeof aWorkload>[0];

function start(workload: Workload, nowMs = epochMs) {
  const context = aWorkload(workload);
  const controller = new StatefulSetController(context);
  const snapshot = controller.snapshot(nowMs);
  const select = (resource: string) => selectObjects(snapshot, resource);
  return { context, controller, snapshot, select, pods: select('pods') };
}

const names = (objects: readonly { metadata: { name: string } }[]) =>
  objects.map(({ metadata }) => metadata.name);

describe('a StatefulSet', () => {
  const kind = 'StatefulSet';

  it('numbers its pods', () => {
    const { pods, select } = start({ kind, replicas: 3 });
    expect(names(pods)).toEqual(['web-0', 'web-1', 'web-2']);
    expect(select('daemonsets.apps')).toEqual([]);
    const [set] = select('statefulsets.apps');
    expect(pods[1].metadata).toMatchObject({
      generateName: 'web-',
      labels: {
        'apps.kubernetes.io/pod-index': '1',
        'statefulset.kubernetes.io/pod-name': 'web-1',
        'controller-revision-hash': expect.stringMatching(/^web-[a-z0-9]{9}$/),
      },
      ownerReferences: [{ kind: 'StatefulSet', uid: set.metadata.uid }],
    });
    expect(pods[1].metadata.labels).not.toHaveProperty([
      'pod-template-generation',
    ]);
  });

  it('creates one pod after the other', () => {
    const { pods, context } = start({ kind, replicas: 3, age: '2h' });
    const offsets = pods.map(
      ({ metadata }) =>
        Date.parse(String(metadata.creationTimestamp)) - context.createdMs,
    );
    expect(offsets).toEqual([0, 20_000, 40_000]);
  });

  it('describes itself', () => {
    const { select, pods } = start({ kind, replicas: 3 });
    const [set] = select('statefulsets.apps');
    const hash = String(pods[0].metadata.labels?.['controller-revision-hash']);
    const generation = Number(at(set, 'metadata', 'generation'));
    expect(generation).toBeGreaterThanOrEqual(1);
    expect(generation).toBeLessThan(10);
    expect(set).toMatchObject({
      metadata: { name: 'web', namespace: 'web' },
      spec: { replicas: 3, serviceName: 'web' },
    });
    expect(set.spec).not.toHaveProperty('volumeClaimTemplates');
    expect(set.status).toEqual({
      observedGeneration: generation,
      replicas: 3,
      readyReplicas: 3,
      currentReplicas: 3,
      updatedReplicas: 3,
      currentRevision: hash,
      updateRevision: hash,
      collisionCount: 0,
      availableReplicas: 3,
    });
  });

  it('keeps the revision of its pods, and the one before', () => {
    const { select, pods } = start({ kind });
    const revisions = select('controllerrevisions.apps');
    const newest = revisions.at(-1);
    expect(newest?.metadata.name).toBe(
      pods[0].metadata.labels?.['controller-revision-hash'],
    );
    const [set] = select('statefulsets.apps');
    expect(newest?.metadata.ownerReferences).toMatchObject([
      { uid: set.metadata.uid, controller: true },
    ]);
    expect(at(newest, 'revision')).toBe(at(set, 'metadata', 'generation'));
    const images = revisions.map(revision =>
      JSON.stringify(revision)
        .match(/"image":"([^"]+)"/)
        ?.at(1),
    );
    expect(new Set(images).size).toBe(revisions.length);
    expect(newest).toMatchObject({
      data: { spec: { template: at(set, 'spec', 'template') } },
    });
  });

  it('counts only pods that exist and are ready', () => {
    const status = (ms: number, more: Workload = {}) => {
      const { select, context } = start({ kind, replicas: 2, ...more });
      const nowMs = context.createdMs + ms;
      const later = start({ kind, replicas: 2, ...more }, nowMs);
      expect(select('statefulsets.apps')).toHaveLength(1);
      return later.select('statefulsets.apps')[0].status;
    };
    expect(status(1_000)).toMatchObject({ replicas: 1, availableReplicas: 0 });
    expect(status(1_000)).not.toHaveProperty('readyReplicas');
    const problems = [{ type: 'missingSecret' as const, name: 'x' }];
    expect(status(HOUR, { problems })).toMatchObject({
      replicas: 2,
      readyReplicas: 1,
      availableReplicas: 1,
    });
  });

  it('has a volume for each pod where it stores anything', () => {
    const { select, pods } = start({ kind, replicas: 2, storage: '5Gi' });
    const claims = select('persistentvolumeclaims');
    expect(names(claims)).toEqual(['data-web-0', 'data-web-1']);
    expect(claims[1]).toMatchObject({
      spec: { resources: { requests: { storage: '5Gi' } } },
      status: { phase: 'Bound', capacity: { storage: '5Gi' } },
    });
    const volumes = claims.map(({ spec }) => at(spec, 'volumeName'));
    expect(new Set(volumes).size).toBe(2);
    expect(pods[1].spec).toMatchObject({
      volumes: [{ persistentVolumeClaim: { claimName: 'data-web-1' } }],
    });
    expect(select('statefulsets.apps')[0].spec).toMatchObject({
      volumeClaimTemplates: [
        { spec: { resources: { requests: { storage: '5Gi' } } } },
      ],
    });
    expect(start({ kind }).select('persistentvolumeclaims')).toEqual([]);
  });

  it('has failing pods first, of their own age, at most its own', () => {
    const agesWith = (age: string, own = '2h') => {
      const { pods } = start({
        kind,
        age: own,
        problems: [{ type: 'crash', age }],
      });
      return pods.map(({ metadata }) =>
        Math.round(
          (epochMs - Date.parse(String(metadata.creationTimestamp))) / 60_000,
        ),
      );
    };
    expect(agesWith('1h')).toEqual([60, 120]);
    expect(agesWith('3h')).toEqual([120, 120]);
  });
});

describe('a DaemonSet', () => {
  const kind = 'DaemonSet';

  it('has a pod on each node, whatever the replicas', () => {
    const { pods, context, select } = start({ kind, replicas: 9 });
    expect(pods.map(({ spec }) => at(spec, 'nodeName'))).toEqual(
      context.nodes.map(({ name }) => name),
    );
    for (const name of names(pods)) expect(name).toMatch(/^web-[a-z0-9]{5}$/);
    expect(new Set(names(pods)).size).toBe(3);
    expect(select('statefulsets.apps')).toEqual([]);
    const [set] = select('daemonsets.apps');
    expect(pods[0].metadata).toMatchObject({
      ownerReferences: [{ kind: 'DaemonSet', uid: set.metadata.uid }],
      labels: {
        'pod-template-generation': String(at(set, 'metadata', 'generation')),
      },
    });
    expect(pods[0].metadata.labels).not.toHaveProperty([
      'apps.kubernetes.io/pod-index',
    ]);
    const created = pods.map(({ metadata }) => metadata.creationTimestamp);
    expect(new Set(created).size).toBe(1);
  });

  it('counts its pods', () => {
    const status = (workload: Workload) =>
      start({ kind, ...workload }).select('daemonsets.apps')[0].status;
    expect(status({})).toEqual({
      currentNumberScheduled: 3,
      numberMisscheduled: 0,
      desiredNumberScheduled: 3,
      numberReady: 3,
      observedGeneration: expect.any(Number),
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    });
    expect(
      status({ problems: [{ type: 'missingSecret', name: 'x', pods: 2 }] }),
    ).toMatchObject({ numberReady: 1, numberUnavailable: 2 });
  });
});

it('changes when its pods do, and finds them', () => {
  const { controller, pods, snapshot } = start({ kind: 'StatefulSet' });
  expect(snapshot.nextChangeMs).toBe(Infinity);
  const { createdMs } = aWorkload({ kind: 'StatefulSet' });
  const early = start({ kind: 'StatefulSet' }, createdMs - 1).snapshot;
  expect(early.nextChangeMs).toBe(createdMs);
  expect(controller.findPod('web', 'web-1')?.life.pod?.metadata.uid).toBe(
    pods[1].metadata.uid,
  );
  expect(controller.findPod('web', 'web-9')).toBeUndefined();
});
