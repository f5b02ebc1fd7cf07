import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import {
  FleetSource,
  kubernetesFleetExtensionPoint,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  fleetServiceListSchema,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  questionsTo,
  SHOP,
  startFleet as startClusters,
} from './__testUtils__/fleet';
import { startBackend, TestBackend } from './__testUtils__/startBackend';
import { inThisThread } from './fleet/__testUtils__/inThisThread';

describe('kubernetes.fleet', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  let isStopped = false;

  const startWorker = jest.fn(inThisThread);
  const warned: string[] = [];
  const logger = mockServices.logger.mock({
    warn: message => {
      warned.push(message);
    },
  });

  /** Adds a source as a module does. */
  const adding = (source: FleetSource) =>
    createBackendModule({
      pluginId: 'kubernetes',
      moduleId: 'search',
      register(env) {
        env.registerInit({
          deps: { fleet: kubernetesFleetExtensionPoint },
          async init({ fleet }) {
            fleet.addFleetSource(source);
          },
        });
      },
    });

  async function start(
    kubernetes: object,
    ...sources: readonly FleetSource[]
  ): Promise<void> {
    simulator = await startClusters('eu', 'us');
    backend = await startBackend({
      simulator,
      kubernetes: { ...kubernetes, metrics: { public: true } },
      testOverrides: { startFleetWorker: startWorker },
      features: [logger.factory, ...sources.map(adding)],
    });
  }

  /** A pod of the shop, which this cluster does not even have. */
  const search = (
    clusters: FleetSource['clusters'],
    {
      aborted = () => undefined,
      labels = SHOP,
    }: { readonly aborted?: () => void; readonly labels?: object } = {},
  ): FleetSource => ({
    ...{ id: 'search', clusters },
    follow: async ({ cluster, kinds, send }, signal) => {
      const pod = {
        ...{ namespace: 'shop', name: `told-${cluster}`, uid: '' },
        ...{ labels: { ...labels }, phase: 'Running', status: 'Running' },
        ...{ isReady: true, ready: 1, desired: 1 },
      };
      for (const kind of kinds) {
        const records = kind === 'Pod' ? [pod, { ...pod, name: 'two' }] : [];
        await send({ type: 'listBegun', kind });
        await send({ type: 'changed', kind, records });
        await send({ type: 'listEnded', kind });
      }
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      aborted();
    },
  });

  /** By cluster, as the page of services has them. */
  async function podsOfShop(): Promise<Readonly<Record<string, number>>> {
    const response = await backend.get('../fleet/services');
    const list = fleetServiceListSchema.parse(await response.json());
    return Object.fromEntries(
      list.services.flatMap(({ cells }) =>
        cells.map(({ cluster, pods }) => [cluster, pods]),
      ),
    );
  }

  async function untilPods(
    expected: Readonly<Record<string, number>>,
  ): Promise<void> {
    const giveUpAt = Date.now() + 20_000;
    let pods: Readonly<Record<string, number>> = {};
    const textOf = (counts: object) => Object.entries(counts).sort().join();
    const isSo = () => textOf(pods) === textOf(expected);
    while (!isSo() && Date.now() < giveUpAt) {
      await new Promise(resolve => setTimeout(resolve, 100));
      pods = await podsOfShop();
    }
    expect(pods).toEqual(expected);
  }

  afterEach(async () => {
    if (!isStopped) await backend.stop();
    isStopped = false;
    startWorker.mockClear();
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

  it('takes a cluster from the source of a module, and lists and watches the others', async () => {
    const aborted = jest.fn();
    await start({ fleet: {} }, search(['eu', 'none'], { aborted }));
    await untilPods({ eu: 2, us: 1 });
    expect(startWorker).toHaveBeenCalledTimes(1);
    expect(aborted).not.toHaveBeenCalled();
    isStopped = true;
    await backend.stop();
    expect(aborted).toHaveBeenCalledTimes(1);
  });

  it('lets tabs ask a cluster of which a source tells nothing, as that may be late', async () => {
    const late = search(['eu'], { labels: {} });
    await start({ fleet: {} }, late);
    await untilPods({ us: 1 });
    const response = await backend.get('component/default/shop/snapshot');
    const snapshot = serviceSnapshotSchema.parse(await response.json());
    expect(
      snapshot.clusters.map(({ pods }) => pods.map(({ name }) => name)),
    ).toEqual([['web-eu'], ['web-us']]);
  });

  it('takes all clusters from one source, and asks none of them', async () => {
    await start({ fleet: {} }, search('all'));
    await untilPods({ eu: 2, us: 2 });
    expect(simulator.clusters.map(questionsTo)).toEqual([0, 0]);
    expect(startWorker).not.toHaveBeenCalled();
  });

  it('says that a source is of no use without the index', async () => {
    await start({}, search('all'));
    expect(warned).toContainEqual(
      expect.stringMatching(/adds a fleet source, but the fleet index is off/),
    );
  });
});
