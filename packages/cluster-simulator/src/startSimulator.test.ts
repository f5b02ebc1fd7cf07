import { createServer, Server } from 'node:net';
import { FakeClock } from '@podlight/fake-kubernetes-api-server';
import { call } from '@podlight/fake-kubernetes-api-server/testing';
import { parse } from 'yaml';
import { Simulator, startSimulator, SimulatorOptions } from './startSimulator';

let simulator: Simulator | undefined;

async function start(
  scenario: SimulatorOptions['scenario'],
  more: Partial<SimulatorOptions> = {},
): Promise<Simulator> {
  simulator = await startSimulator({
    scenario,
    clock: new FakeClock('2026-11-22T07:00:00Z'),
    ...more,
  });
  return simulator;
}

afterEach(async () => {
  await simulator?.stop();
  simulator = undefined;
});

const TWO = { clusters: [{ name: 'one', title: 'First' }, { name: 'two' }] };

const status = async (
  cluster: Parameters<typeof call>[0],
  path: string,
  token?: string,
) => (await call(cluster, path, { token })).status;

it('starts a server for each cluster', async () => {
  const { clusters } = await start(TWO);
  expect(clusters.map(({ name, title }) => `${name} ${title}`)).toEqual([
    'one First',
    'two two',
  ]);
  expect(clusters[0].caPem).not.toBe(clusters[1].caPem);
  for (const cluster of clusters) {
    expect(await status(cluster, '/api/v1/nodes')).toBe(200);
  }
});

it('finds a cluster by its name, or says which there are', async () => {
  const simulated = await start(TWO);
  expect(simulated.cluster('two')).toBe(simulated.clusters[1]);
  expect(() => simulated.cluster('three')).toThrow(
    'There is no cluster "three"; there are one, two',
  );
});

it('describes its clusters to kubectl and to Backstage', async () => {
  const simulated = await start(TWO);
  const contexts = parse(simulated.kubeconfig()).contexts.map(
    (context: { name: string }) => context.name,
  );
  expect(contexts).toEqual(expect.arrayContaining(['one', 'two', 'two-admin']));
  const { clusterLocatorMethods } = parse(simulated.appConfig()).kubernetes;
  expect(clusterLocatorMethods[0].clusters).toMatchObject([
    { name: 'one', url: simulated.clusters[0].url },
    { name: 'two', url: simulated.clusters[1].url },
  ]);
});

it('passes on what a cluster is like', async () => {
  const [cluster] = (
    await start({
      clusters: [
        {
          name: 'one',
          region: 'eu-west-1',
          kubernetesVersion: 'v1.31.4',
          absentApis: ['policy'],
          brokenApis: ['metrics.k8s.io'],
          customResources: [
            {
              group: 'argoproj.io',
              version: 'v1',
              plural: 'rollouts',
              kind: 'Rollout',
              view: true,
            },
          ],
        },
      ],
      identities: [{ name: 'viewer', view: true }],
    })
  ).clusters;
  expect(cluster.region).toBe('eu-west-1');
  const { json } = await call(cluster, '/version');
  expect(json).toMatchObject({ gitVersion: 'v1.31.4' });
  const { reader, viewer, admin } = cluster.tokens;
  expect(
    await status(cluster, '/apis/policy/v1/poddisruptionbudgets', admin),
  ).toBe(404);
  expect(await status(cluster, '/apis/metrics.k8s.io/v1beta1/pods')).toBe(503);
  expect(await status(cluster, '/apis/argoproj.io/v1/rollouts', reader)).toBe(
    200,
  );
  expect(await status(cluster, '/api/v1/pods', viewer)).toBe(200);
});

it('adds the objects of the scenario, with times in the past', async () => {
  const note = (name: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', creationTimestamp: '{{3h ago}}' },
  });
  const simulated = await start({
    ...TWO,
    objects: { two: [note('a'), note('b')] },
  });
  const read = (cluster: string, name: string) =>
    simulated
      .cluster(cluster)
      .get({ kind: 'ConfigMap', namespace: 'shop', name });
  expect(read('two', 'b')?.metadata.creationTimestamp).toBe(
    '2026-11-22T04:00:00Z',
  );
  expect(read('one', 'a')).toBeUndefined();
});

it('serves the logs of its pods', async () => {
  const { clusters } = await start({
    clusters: [{ name: 'one' }],
    logs: { hello: { startup: ['hello'] } },
    services: [
      {
        name: 'web',
        logs: 'hello',
        workloads: [{ kind: 'StatefulSet', replicas: 1 }],
      },
    ],
  });
  const path = '/api/v1/namespaces/web/pods/web-0/log';
  expect((await call(clusters[0], path)).text).toBe('hello\n');
});

describe('ports', () => {
  const listen = (server: Server, port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' ? address?.port ?? 0 : 0);
      });
    });
  const close = (server: Server) =>
    new Promise(resolve => server.close(resolve));

  /** The second of two neighboring ports, taken; the first is free. */
  async function takeSecond(): Promise<{ taken: Server; second: number }> {
    for (;;) {
      const taken = createServer();
      const second = await listen(taken, 0);
      const first = createServer();
      const isFree = await listen(first, second - 1).then(
        () => true,
        () => false,
      );
      if (isFree) {
        await close(first);
        return { taken, second };
      }
      await close(taken);
    }
  }

  it('are any free ones by default', async () => {
    const { clusters } = await start(TWO);
    for (const { url } of clusters) {
      expect(Number(new URL(url).port)).toBeGreaterThan(1_023);
    }
  });

  it('are consecutive, and all free again where one is taken', async () => {
    const { taken, second } = await takeSecond();
    await expect(start(TWO, { portBase: second - 1 })).rejects.toThrow(
      'EADDRINUSE',
    );
    await close(taken);
    const { clusters } = await start(TWO, { portBase: second - 1 });
    expect(clusters.map(({ url }) => Number(new URL(url).port))).toEqual([
      second - 1,
      second,
    ]);
  });
});

it('stops its worlds before its servers', async () => {
  const { clusters } = await start(TWO);
  const order: string[] = [];
  const stopping = new Simulator(clusters, [
    () => void order.push('first'),
    async () => void order.push(`second at ${clusters[0].connections()}`),
  ]);
  await stopping.stop();
  expect(order).toEqual(['first', 'second at 0']);
  await expect(status(clusters[0], '/version')).rejects.toThrow('ECONNREFUSED');
});
