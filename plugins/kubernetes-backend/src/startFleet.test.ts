import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import { startFleet as startClusters } from './__testUtils__/fleet';
import { startBackend, TestBackend } from './__testUtils__/startBackend';
import { inThisThread } from './fleet/__testUtils__/inThisThread';

describe('kubernetes.fleet', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  async function start(kubernetes: object): Promise<void> {
    simulator = await startClusters('eu', 'us');
    backend = await startBackend({
      simulator,
      kubernetes: { ...kubernetes, metrics: { public: true } },
      testOverrides: { startFleetWorker: inThisThread },
    });
  }

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function metricsOf(name: string): Promise<readonly string[]> {
    const response = await fetch(
      backend.url('').replace('/v1/entities/', '/metrics'),
      { headers: { authorization: mockCredentials.user.header() } },
    );
    const text = await response.text();
    return text.split('\n').filter(line => line.startsWith(`${name}{`));
  }

  it('is off unless it is configured', async () => {
    await start({});
    expect(await metricsOf('podlight_fleet_records')).toEqual([]);
    const [eu] = simulator.clusters;
    expect(eu.requests().total).toBe(0);
  });

  it('follows all clusters from the start, and shows so in the metrics', async () => {
    await start({ fleet: { workers: '1' } });
    const giveUpAt = Date.now() + 20_000;
    let records: readonly string[] = [];
    const areListed = () =>
      records.filter(line => line.endsWith(' 1')).length === 2;
    while (!areListed() && Date.now() < giveUpAt) {
      await new Promise(resolve => setTimeout(resolve, 100));
      records = await metricsOf('podlight_fleet_records');
    }
    expect(records).toEqual([
      expect.stringMatching(/cluster="eu".* 1$/),
      expect.stringMatching(/cluster="us".* 1$/),
    ]);
  });
});
