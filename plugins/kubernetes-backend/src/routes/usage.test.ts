import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  ClusterUsage,
  serviceUsageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP } from '../__testUtils__/fleet';
import { ALICE, BOB, impersonating } from '../__testUtils__/impersonation';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const USAGE = 'component/default/shop/usage';
const METRICS = 'list pods.metrics.k8s.io';

const as = (user: string) => ({
  authorization: mockCredentials.user.header(user),
});

/** One cluster with metrics, one without, one whose metrics-server is down, and one without pods. */
async function startFleet() {
  const simulator = await startSimulator({
    scenario: {
      clusters: [
        { name: 'one' },
        { name: 'absent', absentApis: ['metrics.k8s.io'] },
        { name: 'broken', brokenApis: ['metrics.k8s.io'] },
        { name: 'empty' },
      ],
    },
  });
  for (const name of ['one', 'absent', 'broken']) {
    const labels = { ...SHOP, app: 'web' };
    const pod = aPod({ name: `web-${name}`, namespace: 'shop', labels });
    put(simulator.cluster(name), pod.build());
  }
  return simulator;
}

describe('the usage of a service', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const asked = (cluster: string, kind = METRICS) =>
    simulator.cluster(cluster).requests().byKind[kind] ?? 0;

  async function fetchUsage(
    query = '',
    headers: Record<string, string> = {},
  ): Promise<readonly ClusterUsage[]> {
    const response = await backend.get(`${USAGE}${query}`, { headers });
    const body = await response.json();
    expect([response.status, body.error]).toEqual([200, undefined]);
    return serviceUsageSchema.parse(body).clusters;
  }

  const namesIn = (usage: ClusterUsage) =>
    usage.state === 'measured' ? usage.pods.map(({ name }) => name) : [];

  beforeEach(async () => {
    simulator = await startFleet();
    backend = await startBackend({ simulator });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('is what the metrics API has measured, or in which words it has not', async () => {
    const [one, absent, broken, empty] = await fetchUsage();
    expect(one).toMatchObject({
      cluster: 'one',
      state: 'measured',
      pods: [
        {
          namespace: 'shop',
          name: 'web-one',
          containers: [
            {
              name: 'app',
              cpuMillicores: expect.any(Number),
              memoryBytes: expect.any(Number),
            },
          ],
        },
      ],
    });
    expect(absent).toMatchObject({
      state: 'unavailable',
      reason: { code: 'api-absent', status: 404 },
    });
    expect(broken).toMatchObject({
      state: 'unavailable',
      reason: { code: 'server-error', status: 503 },
    });
    expect(empty).toEqual({ cluster: 'empty', state: 'measured', pods: [] });
    expect(asked('empty')).toBe(0);
  });

  it('costs one shared list, and no list of pods where informers exist', async () => {
    const viewer = await backend.follow();
    await viewer.find(isCluster('one', ({ pods }) => pods.length === 1));
    const before = asked('one', 'list pods');
    await Promise.all([fetchUsage(), fetchUsage('?cluster=one'), fetchUsage()]);
    await fetchUsage();
    expect([asked('one'), asked('absent'), asked('broken')]).toEqual([1, 1, 1]);
    expect(asked('one', 'list pods')).toBe(before);
    viewer.leave();
  });

  it('is asked for in the clusters that are named, of which others are as if they were not there', async () => {
    expect(await fetchUsage('?cluster=nowhere')).toEqual([]);
    const usage = await fetchUsage('?cluster=one&cluster=empty');
    expect(usage.map(({ cluster }) => cluster)).toEqual(['one', 'empty']);
    expect([asked('absent'), asked('broken')]).toEqual([0, 0]);
    expect((await backend.get(`${USAGE}?cluster=`)).status).toBe(400);
    expect((await backend.get(`${USAGE}?namespace=x`)).status).toBe(400);
  });

  it('leaves the cluster alone when its metrics API is down', async () => {
    const viewer = await backend.follow();
    await viewer.find(isCluster('broken', ({ pods }) => pods.length === 1));
    for (const label of ['a', 'b', 'c', 'd', 'e', 'f']) {
      put(
        simulator.cluster('broken'),
        aPod({ name: label, namespace: 'shop', labels: SHOP }).build(),
      );
      await fetchUsage('?cluster=broken');
    }
    const live = await viewer.find(
      isCluster('broken', ({ pods }) => pods.length === 7),
    );
    expect(live.state.phase).toBe('live');
    viewer.leave();
  });

  it('is never of a pod that is not the service’s, whatever the metrics API answers', async () => {
    const one = simulator.cluster('one');
    put(one, aPod({ name: 'foreign', namespace: 'shop' }).build());
    const labels = { app: 'web' };
    const root = aDeployment({ name: 'api', namespace: 'shop', labels: SHOP });
    const spec = {
      selector: { matchLabels: labels },
      template: { metadata: { labels } },
    };
    put(one, root.withSpec(spec).build());
    const owner = aReplicaSet({ name: 'api-1', namespace: 'shop', labels });
    put(one, owner.ownedBy('Deployment', 'api').build());
    const owned = aPod({ name: 'api-1-own', namespace: 'shop', labels });
    put(one, owned.ownedBy('ReplicaSet', 'api-1').build());
    // Has the labels of the Deployment's pods, and is nobody's.
    put(one, aPod({ name: 'alike', namespace: 'shop', labels }).build());
    const viewer = await backend.follow();
    await viewer.find(isCluster('one', ({ pods }) => pods.length === 2));
    const [usage] = await fetchUsage('?cluster=one');
    expect(namesIn(usage)).toEqual(['web-one', 'api-1-own']);
    viewer.leave();
  });
});

it('is not asked for in a cluster that is set up without it', async () => {
  const simulator = await startFleet();
  const backend = await startBackend({
    simulator,
    changeCluster: cluster => ({
      ...cluster,
      skipMetricsLookup: cluster.name !== 'one',
    }),
  });
  try {
    const response = await backend.get(USAGE);
    expect(serviceUsageSchema.parse(await response.json()).clusters).toEqual([
      expect.objectContaining({ cluster: 'one', state: 'measured' }),
      { cluster: 'absent', state: 'off' },
      { cluster: 'broken', state: 'off' },
      { cluster: 'empty', state: 'off' },
    ]);
    const asked = ['one', 'absent', 'broken'].map(
      name => simulator.cluster(name).requests().byKind[METRICS],
    );
    expect(asked).toEqual([1, undefined, undefined]);
  } finally {
    await backend.stop();
    await simulator.stop();
  }
});

describe('the usage of a service in clusters that are asked as the user', () => {
  it('is seen by each with their own rights', async () => {
    const simulator = await startFleet();
    const one = simulator.cluster('one');
    one.bind(`backstage:${ALICE}`, 'reader');
    one.bind(`backstage:${BOB}`, 'limited');
    const backend = await startBackend(impersonating(simulator));
    try {
      const usageAs = async (user: string) => {
        const path = `${USAGE}?cluster=one`;
        const response = await backend.get(path, { headers: as(user) });
        return serviceUsageSchema.parse(await response.json()).clusters;
      };
      expect(await usageAs(ALICE)).toMatchObject([
        { state: 'measured', pods: [{ name: 'web-one' }] },
      ]);
      expect(await usageAs(BOB)).toMatchObject([
        {
          state: 'unavailable',
          reason: {
            code: 'forbidden',
            message: expect.stringContaining(`User "backstage:${BOB}"`),
          },
        },
      ]);
      expect(one.requests().byKind[METRICS]).toBe(2);
    } finally {
      await backend.stop();
      await simulator.stop();
    }
  });
});
