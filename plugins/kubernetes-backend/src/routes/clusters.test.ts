import { Simulator } from '@internal/cluster-simulator';
import {
  ClusterHealthList,
  clusterDiagnosisSchema,
  clusterHealthListSchema,
  ClusterHealthRow,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { startFleet } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

describe('the clusters routes', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one', 'two');
  });

  beforeEach(async () => {
    backend = await startBackend({ simulator });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.cluster('two').clearFault();
  });

  afterAll(() => simulator.stop());

  async function list(): Promise<ClusterHealthList> {
    const response = await backend.get('../clusters');
    const text = await response.text();
    for (const { url, caData, tokens } of simulator.clusters) {
      expect(text).not.toContain(new URL(url).host);
      expect(text).not.toContain(caData);
      expect(text).not.toContain(tokens.reader);
    }
    return clusterHealthListSchema.parse(JSON.parse(text));
  }

  async function row(name: string): Promise<ClusterHealthRow | undefined> {
    return (await list()).clusters.find(cluster => cluster.name === name);
  }

  it('lists every cluster, also those without requests so far', async () => {
    const { clusters, providerProblems } = await list();
    expect(providerProblems).toEqual([]);
    expect(clusters.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(clusters[0]).toEqual({
      name: 'one',
      title: 'one',
      region: 'local',
      condition: 'unknown',
      provider: 'config',
      authProvider: 'serviceAccount',
      breaker: 'closed',
      watches: 0,
      viewers: 0,
    });
  });

  it('shows how the requests to each cluster went', async () => {
    await simulator.cluster('two').setFault({ type: 'unauthorized' });
    const viewer = await backend.follow();
    const awaited = [
      isCluster('one', ({ pods }) => pods.length > 0),
      isCluster('two', ({ state }) => state.phase === 'failed'),
    ];
    await viewer.next((message): message is ServiceMessage =>
      awaited.every(has => [...viewer.seen, message].some(has)),
    );
    expect(await row('one')).toMatchObject({
      condition: 'ok',
      viewers: 1,
      lastSuccessAt: expect.any(String),
      latency: { p50Ms: expect.any(Number), requests: expect.any(Number) },
    });
    expect(await row('two')).toMatchObject({
      condition: 'failing',
      lastError: { code: 'unauthenticated', status: 401 },
    });
    viewer.leave();
  });

  it('diagnoses a cluster, and no other host', async () => {
    const good = await backend.get('../clusters/one/diagnosis');
    const diagnosis = clusterDiagnosisSchema.parse(await good.json());
    expect(diagnosis.steps.at(-1)).toMatchObject({
      step: 'list-pods',
      outcome: 'ok',
    });
    for (const name of [
      'absent',
      encodeURIComponent(simulator.clusters[0].url),
    ]) {
      const response = await backend.get(`../clusters/${name}/diagnosis`);
      expect(response.status).toBe(404);
    }
  });
});
