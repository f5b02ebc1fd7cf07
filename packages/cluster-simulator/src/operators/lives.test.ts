import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { call } from '@podlight/fake-kubernetes-api-server/testing';
import {
  at,
  Cluster,
  FakeClock,
  listAt,
  Simulator,
  startSimulator,
  textAt,
} from '../testing';

const demo = parse(
  readFileSync(join(__dirname, '../../scenarios/demo.yaml'), 'utf8'),
);
const clock = new FakeClock();
let simulator: Simulator;
let eu: Cluster;
let us: Cluster;

beforeEach(async () => {
  const services = demo.services.filter(
    (service: object) => 'operated' in service,
  );
  simulator = await startSimulator({ clock, scenario: { ...demo, services } });
  eu = simulator.cluster('prod-eu');
  us = simulator.cluster('prod-us');
});

afterEach(() => simulator.stop());

const APIS: Readonly<Record<string, string>> = {
  rollouts: 'argoproj.io/v1alpha1',
  analysisruns: 'argoproj.io/v1alpha1',
  certificates: 'cert-manager.io/v1',
  certificaterequests: 'cert-manager.io/v1',
  orders: 'acme.cert-manager.io/v1',
  challenges: 'acme.cert-manager.io/v1',
  clusters: 'postgresql.cnpg.io/v1',
  helmreleases: 'helm.toolkit.fluxcd.io/v2',
  scaledobjects: 'keda.sh/v1alpha1',
  horizontalpodautoscalers: 'autoscaling/v2',
  deployments: 'apps/v1',
  replicasets: 'apps/v1',
};

async function items(
  cluster: Cluster,
  namespace: string,
  plural: string,
  query = '',
) {
  const api = APIS[plural] ? `apis/${APIS[plural]}` : 'api/v1';
  const { status, json } = await call(
    cluster,
    `/${api}/namespaces/${namespace}/${plural}?${query}`,
  );
  expect(status).toBe(200);
  return listAt(json, 'items');
}

async function item(
  cluster: Cluster,
  namespace: string,
  plural: string,
  name: string,
) {
  const found = await items(
    cluster,
    namespace,
    plural,
    `fieldSelector=metadata.name%3D${name}`,
  );
  expect(found).toHaveLength(1);
  return found[0];
}

const findCondition = (object: unknown, type: string) =>
  listAt(object, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === type,
  );

/** Names, readiness and a label of the pods of a namespace. */
async function pods(cluster: Cluster, namespace: string, label: string) {
  const found = await items(
    cluster,
    namespace,
    'pods',
    `labelSelector=${label}`,
  );
  return found.map(pod => ({
    name: textAt(pod, 'metadata', 'name'),
    isReady: textAt(findCondition(pod, 'Ready'), 'status') === 'True',
    labels: at(pod, 'metadata', 'labels') as Record<string, string>,
    owner: textAt(pod, 'metadata', 'ownerReferences', 0, 'kind'),
  }));
}

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
    const object = await item(eu, 'orders', 'rollouts', 'orders');
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
    expect(await sides(eu)).toEqual({ '4.2.0': 4, '4.3.0': 1 });
    const sets = await items(
      eu,
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
    ).toEqual([
      ['Rollout', textAt(object, 'metadata', 'uid'), expect.any(Number)],
      ['Rollout', textAt(object, 'metadata', 'uid'), expect.any(Number)],
    ]);
  });

  it('was aborted in the other cluster, and its analysis says why', async () => {
    expect(await item(us, 'orders', 'rollouts', 'orders')).toMatchObject({
      status: {
        abort: true,
        phase: 'Degraded',
        message: expect.stringContaining(
          'Metric "success-rate" assessed Failed',
        ),
        updatedReplicas: 0,
      },
    });
    const [run] = await items(us, 'orders', 'analysisruns');
    expect(run).toMatchObject({
      metadata: { ownerReferences: [{ kind: 'Rollout', name: 'orders' }] },
      status: {
        phase: 'Failed',
        metricResults: [{ name: 'success-rate', failed: 3 }],
      },
    });
    expect(await items(eu, 'orders', 'analysisruns')).toEqual([]);
    const events = await items(
      us,
      'orders',
      'events',
      'fieldSelector=involvedObject.kind%3DRollout',
    );
    expect(events.map(event => textAt(event, 'reason'))).toEqual(
      expect.arrayContaining(['AnalysisRunFailed', 'RolloutAborted']),
    );
  });

  it('is promoted, pod by pod', async () => {
    eu.moveTo(rollout, 'analyzing');
    clock.advance(60_000);
    expect(await sides(eu)).toEqual({ '4.2.0': 2, '4.3.0': 3 });
    eu.moveTo(rollout, 'promoted');
    expect(await item(eu, 'orders', 'rollouts', 'orders')).toMatchObject({
      status: { phase: 'Progressing' },
    });
    clock.advance(60_000);
    const object = await item(eu, 'orders', 'rollouts', 'orders');
    expect(object).toMatchObject({
      status: { phase: 'Healthy', currentStepIndex: 5, updatedReplicas: 5 },
    });
    expect(at(object, 'status', 'stableRS')).toBe(
      at(object, 'status', 'currentPodHash'),
    );
    expect(await sides(eu)).toEqual({ '4.3.0': 5 });
  });

  it('is aborted, and the old pods come back', async () => {
    eu.moveTo(rollout, 'aborted');
    clock.advance(60_000);
    expect(await sides(eu)).toEqual({ '4.2.0': 5 });
  });
});

describe('a Cluster of CloudNativePG', () => {
  const database = {
    kind: 'Cluster',
    namespace: 'warehouse',
    name: 'warehouse-db',
  };
  const label = 'cnpg.io/cluster%3Dwarehouse-db';

  it('fails over while its primary crashes, and its pods have none of its labels', async () => {
    expect(
      await item(eu, 'warehouse', 'clusters', 'warehouse-db'),
    ).toMatchObject({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'warehouse' } },
      status: {
        phase: 'Failing over',
        instances: 3,
        readyInstances: 2,
        currentPrimary: 'warehouse-db-1',
        targetPrimary: 'warehouse-db-2',
      },
    });
    const found = await pods(eu, 'warehouse', label);
    expect(
      found.map(({ name, isReady, owner }) => [name, isReady, owner]),
    ).toEqual([
      ['warehouse-db-1', false, 'Cluster'],
      ['warehouse-db-2', true, 'Cluster'],
      ['warehouse-db-3', true, 'Cluster'],
    ]);
    for (const { labels } of found) {
      expect(labels).not.toHaveProperty(['backstage.io/kubernetes-id']);
    }
  });

  it('has another primary afterwards, and the old one comes back as a replica', async () => {
    eu.moveTo(database, 'rejoining');
    clock.advance(30_000);
    expect(
      await item(eu, 'warehouse', 'clusters', 'warehouse-db'),
    ).toMatchObject({
      status: {
        phase: 'Waiting for the instances to become active',
        currentPrimary: 'warehouse-db-2',
        readyInstances: 2,
      },
    });
    eu.moveTo(database, 'failed-over');
    clock.advance(60_000);
    const object = await item(eu, 'warehouse', 'clusters', 'warehouse-db');
    expect(object).toMatchObject({
      status: { phase: 'Cluster in healthy state', readyInstances: 3 },
    });
    expect(findCondition(object, 'Ready')).toMatchObject({ status: 'True' });
    const found = await pods(eu, 'warehouse', label);
    expect(
      found.map(({ isReady, labels }) => [
        isReady,
        labels['cnpg.io/instanceRole'],
      ]),
    ).toEqual([
      [true, 'replica'],
      [true, 'primary'],
      [true, 'replica'],
    ]);
  });
});

describe('a Certificate', () => {
  const certificate = {
    kind: 'Certificate',
    namespace: 'orders',
    name: 'orders-example-com',
  };
  const name = certificate.name;
  const state = async () => {
    const object = await item(us, 'orders', 'certificates', name);
    const [request] = await items(us, 'orders', 'certificaterequests');
    const [order] = await items(us, 'orders', 'orders');
    return {
      ready: textAt(findCondition(object, 'Ready'), 'reason'),
      issuing: textAt(findCondition(object, 'Issuing'), 'status'),
      isEnded:
        Date.parse(textAt(object, 'status', 'notAfter') ?? '') <= clock.now(),
      request: textAt(findCondition(request, 'Ready'), 'reason'),
      order: textAt(order, 'status', 'state'),
      challenges: (await items(us, 'orders', 'challenges')).length,
    };
  };

  it('has expired, as its order was refused', async () => {
    expect(await state()).toEqual({
      ready: 'Expired',
      issuing: 'False',
      isEnded: true,
      request: 'Failed',
      order: 'invalid',
      challenges: 0,
    });
  });

  it('is requested again, and renewed', async () => {
    us.moveTo(certificate, 'issuing');
    expect(await state()).toEqual({
      ready: 'Expired',
      issuing: 'True',
      isEnded: true,
      request: 'Pending',
      order: 'pending',
      challenges: 1,
    });
    us.moveTo(certificate, 'renewed');
    expect(await state()).toEqual({
      ready: 'Ready',
      issuing: undefined,
      isEnded: false,
      request: 'Issued',
      order: 'valid',
      challenges: 0,
    });
  });
});

describe('a HelmRelease', () => {
  const release = {
    kind: 'HelmRelease',
    namespace: 'warehouse',
    name: 'warehouse',
  };
  const ready = async () =>
    findCondition(
      await item(us, 'warehouse', 'helmreleases', 'warehouse'),
      'Ready',
    );

  it('failed to upgrade and was rolled back, with pods that are well', async () => {
    expect(await ready()).toMatchObject({
      status: 'False',
      reason: 'RollbackSucceeded',
    });
    expect(
      findCondition(
        await item(us, 'warehouse', 'helmreleases', 'warehouse'),
        'Released',
      ),
    ).toMatchObject({
      reason: 'UpgradeFailed',
      message: expect.stringContaining(
        'warehouse@2.9.0: context deadline exceeded',
      ),
    });
    expect(
      await item(us, 'warehouse', 'deployments', 'warehouse'),
    ).toMatchObject({
      metadata: { labels: { 'helm.toolkit.fluxcd.io/name': 'warehouse' } },
      status: { readyReplicas: 3 },
    });
  });

  it('is upgraded once more, and succeeds', async () => {
    us.moveTo(release, 'upgrading');
    expect(await ready()).toMatchObject({
      status: 'Unknown',
      reason: 'Progressing',
    });
    us.moveTo(release, 'upgraded');
    expect(await ready()).toMatchObject({
      status: 'True',
      reason: 'UpgradeSucceeded',
    });
  });
});

describe('a ScaledObject', () => {
  const scaled = {
    kind: 'ScaledObject',
    namespace: 'orders',
    name: 'orders-export',
  };

  it('keeps its Deployment at zero while its queue is empty', async () => {
    const object = await item(eu, 'orders', 'scaledobjects', 'orders-export');
    expect(findCondition(object, 'Ready')).toMatchObject({ status: 'True' });
    expect(findCondition(object, 'Active')).toMatchObject({ status: 'False' });
    expect(
      await item(eu, 'orders', 'deployments', 'orders-export'),
    ).toMatchObject({
      spec: { replicas: 0 },
    });
    const hpa = await item(
      eu,
      'orders',
      'horizontalpodautoscalers',
      'keda-hpa-orders-export',
    );
    expect(hpa).toMatchObject({
      metadata: {
        ownerReferences: [
          { kind: 'ScaledObject', uid: textAt(object, 'metadata', 'uid') },
        ],
      },
      status: { currentReplicas: 0 },
    });
    expect(findCondition(hpa, 'ScalingActive')).toMatchObject({
      reason: 'ScalingDisabled',
    });
  });

  it('wakes it, and lets it sleep again', async () => {
    eu.moveTo(scaled, 'active');
    clock.advance(30_000);
    const label = 'app.kubernetes.io/instance%3Dorders-export';
    expect(
      (await pods(eu, 'orders', label)).filter(pod => pod.isReady),
    ).toHaveLength(3);
    expect(
      await item(eu, 'orders', 'deployments', 'orders-export'),
    ).toMatchObject({
      status: { readyReplicas: 3 },
    });
    eu.moveTo(scaled, 'idle');
    clock.advance(60_000);
    expect(await pods(eu, 'orders', label)).toEqual([]);
  });
});

it('stays where it is until it is moved on', async () => {
  const states = async () =>
    JSON.stringify([
      await items(eu, 'orders', 'rollouts'),
      await items(us, 'orders', 'certificates'),
      at(await item(eu, 'warehouse', 'clusters', 'warehouse-db'), 'status'),
      await items(us, 'warehouse', 'helmreleases'),
      await items(eu, 'orders', 'scaledobjects'),
    ]);
  const before = await states();
  clock.advance(30 * 60_000);
  expect(await states()).toBe(before);
});

it('lists the lives of a cluster, and rejects what they do not have', () => {
  expect(eu.stages()).toEqual(
    expect.arrayContaining([
      {
        kind: 'Rollout',
        namespace: 'orders',
        name: 'orders',
        stage: 'paused',
        stages: ['healthy', 'paused', 'analyzing', 'aborted', 'promoted'],
      },
    ]),
  );
  expect(() =>
    eu.moveTo({ kind: 'Rollout', namespace: 'orders', name: 'orders' }, 'lost'),
  ).toThrow('Rollout orders has no stage "lost"; there are healthy, paused');
  expect(() =>
    eu.moveTo({ kind: 'Rollout', namespace: 'shop', name: 'orders' }, 'paused'),
  ).toThrow('No operator keeps a Rollout shop/orders');
});
