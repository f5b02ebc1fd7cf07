import { at, FakeClock, listAt, Simulator, startFleet } from '../testing';
import { call, stream } from '@podlight/fake-kubernetes-api-server/testing';
import { FleetLayout, orderedSuffix, suffixIndex } from './layout';

const size = { clusters: 4, services: 20, pods: 1_003, clustersPerService: 3 };
let fleet: Simulator;

beforeAll(async () => {
  fleet = await startFleet({ ...size, clock: new FakeClock() });
});

afterAll(() => fleet.stop());

const keys = (json: unknown) =>
  listAt(json, 'items').map(
    item =>
      `${String(at(item, 'metadata', 'namespace'))}/${String(
        at(item, 'metadata', 'name'),
      )}`,
  );

it('has exactly the requested number of pods, in order, page by page', async () => {
  const all: string[] = [];
  for (const cluster of fleet.clusters) {
    const seen: string[] = [];
    let token = '';
    do {
      const { json } = await call(
        cluster,
        `/api/v1/pods?limit=100&continue=${token}`,
      );
      seen.push(...keys(json));
      token = String(at(json, 'metadata', 'continue') ?? '');
    } while (token !== '');
    expect(seen).toEqual([...new Set(seen)].sort());
    all.push(...seen.map(key => `${cluster.name}/${key}`));
  }
  expect(all).toHaveLength(size.pods);
});

it('finds a service by its label in the clusters that it runs in', async () => {
  const counts = await Promise.all(
    fleet.clusters.map(async cluster => {
      const { json } = await call(
        cluster,
        '/api/v1/pods?labelSelector=backstage.io%2Fkubernetes-id%3Dservice-0007',
      );
      return keys(json).length;
    }),
  );
  expect(counts.filter(count => count > 0)).toHaveLength(3);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
});

it('returns the same pod alone as in the list', async () => {
  const [cluster] = fleet.clusters;
  const { json } = await call(cluster, '/api/v1/pods?limit=3');
  const [, , third] = listAt(json, 'items');
  const { json: alone } = await call(
    cluster,
    `/api/v1/namespaces/${String(
      at(third, 'metadata', 'namespace'),
    )}/pods/${String(at(third, 'metadata', 'name'))}`,
  );
  expect(alone).toEqual({ kind: 'Pod', apiVersion: 'v1', ...Object(third) });
});

it('keeps what is put and sends watchers the previous object', async () => {
  const [cluster] = fleet.clusters;
  const { json } = await call(cluster, '/api/v1/pods?limit=2');
  const [first, second] = keys(json).map(key => key.split('/'));
  const from = String(at(json, 'metadata', 'resourceVersion'));
  const watch = await stream(
    cluster,
    `/api/v1/pods?watch=true&resourceVersion=${from}`,
  );
  const reference = { kind: 'Pod', namespace: first[0], name: first[1] };
  const pod = cluster.get(reference);
  if (!pod) throw new Error('There is no first pod');
  cluster.put({ ...pod, status: { phase: 'Failed' } }, 'Pod');
  cluster.delete({ kind: 'Pod', namespace: second[0], name: second[1] });
  const lines = (await watch.until(2)).map(line =>
    String(at(JSON.parse(line), 'type')),
  );
  expect(lines).toEqual(['MODIFIED', 'DELETED']);
  watch.close();
  const after = await call(cluster, '/api/v1/pods?limit=1');
  expect(at(after.json, 'items', 0, 'status', 'phase')).toBe('Failed');
  expect(keys((await call(cluster, '/api/v1/pods')).json)).not.toContain(
    second.join('/'),
  );
});

it('has the owners of its pods', async () => {
  const layout = new FleetLayout(size);
  const cluster = fleet.clusters[layout.listClusters(3)[0]];
  for (const path of [
    '/apis/apps/v1/deployments',
    '/apis/apps/v1/replicasets',
  ]) {
    const { json } = await call(
      cluster,
      `${path}?labelSelector=app.kubernetes.io/name%3Dservice-0003`,
    );
    expect(listAt(json, 'items')).toEqual([
      expect.objectContaining({
        spec: expect.objectContaining({
          replicas: layout.countPods(3, layout.listClusters(3)[0]),
        }),
      }),
    ]);
  }
});

it('makes names that sort by number and can be parsed', () => {
  const names = Array.from({ length: 500 }, (_, index) =>
    orderedSuffix(index, 500, 'seed'),
  );
  expect(names).toEqual([...names].sort());
  expect(names.map(name => suffixIndex(name, 500, 'seed'))).toEqual(
    names.map((_, index) => index),
  );
  expect(suffixIndex('zzzzz', 500, 'seed')).toBe(-1);
});
