import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { anEntity } from '../__testUtils__/anEntity';
import { put } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';
import { WEB } from '../__testUtils__/webInShop';

const BY_LABEL = [
  'cronjobs.batch',
  'daemonsets.apps',
  'deployments.apps',
  'jobs.batch',
  'pods',
  'replicasets.apps',
  'statefulsets.apps',
];

const NAMED = [
  'cronjobs.batch',
  'daemonsets.apps',
  'deployments.apps',
  'jobs.batch',
  'statefulsets.apps',
];

const OF_NAMESPACE = [
  'horizontalpodautoscalers.autoscaling',
  'ingresses.networking.k8s.io',
  'persistentvolumeclaims',
  'services',
];

describe('the tab of a service', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [
          { name: 'one', ...LISTS_AT_ONCE },
          { name: 'two', ...LISTS_AT_ONCE },
        ],
      },
    });
    for (const object of WEB) put(simulator.cluster('one'), object.build());
    backend = await startBackend({ simulator, entities: [anEntity('shop')] });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  /** Lists of types, without the names of workloads that are read for all services. */
  const lists = (cluster: string) =>
    Object.entries(simulator.cluster(cluster).requests().byKind)
      .filter(([kind]) => kind.startsWith('list '))
      .map(([kind, count]) => `${kind.slice('list '.length)} ${count}`)
      .sort();
  const once = (types: readonly string[]) =>
    types.map(type => `${type} 1`).sort();
  const open = async () => {
    const stream = await backend.follow();
    await stream.next(isCluster('one', ({ pods }) => pods.length === 1));
    return stream;
  };

  it('costs one list of each type where the service is, and none for the next viewer', async () => {
    const all = once([...BY_LABEL, ...OF_NAMESPACE]);
    const first = await open();
    await until(() => lists('one').length >= all.length);
    const next = await open();
    expect(lists('one')).toEqual(all);
    first.leave();
    next.leave();
  });

  it('costs one list of pods where the service is not', async () => {
    const stream = await open();
    // By then a service that is there has had everything listed.
    await until(() => lists('two').includes('deployments.apps 1'), 10_000);
    // The names of workloads are read for all services.
    const listed = lists('two').filter(
      type => !NAMED.some(named => type.startsWith(named)),
    );
    expect(listed).toEqual(['pods 1']);
    stream.leave();
  });
});
