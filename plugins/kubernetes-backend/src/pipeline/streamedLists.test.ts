import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  aDeployment,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';
import { inShop } from '../__testUtils__/webInShop';

const OBJECTS = [
  aDeployment(inShop('web')).withSpec({
    template: { metadata: { labels: SHOP } },
  }),
  aPod(inShop('web-1')),
  anObject('Service', inShop('web')).withSpec({
    selector: SHOP,
    ports: [{ port: 80 }],
  }),
];

describe('a tab in a cluster that streams lists', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [{ name: 'new' }, { name: 'old', ...LISTS_AT_ONCE }],
      },
    });
    for (const cluster of simulator.clusters) {
      for (const object of OBJECTS) put(cluster, object.build());
    }
    backend = await startBackend({ simulator });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const requests = (cluster: string, pattern: RegExp) =>
    Object.entries(simulator.cluster(cluster).requests().byKind)
      .filter(([kind]) => pattern.test(kind))
      .reduce((sum, [, count]) => sum + count, 0);

  it('shows what it shows elsewhere, and sees what changes', async () => {
    const look = async (name: string) => {
      const stream = await backend.follow();
      const { objects = [], workloads } = await stream.next(
        isCluster(
          name,
          ({ objects: others, workloads: { length } }) =>
            length === 1 && others?.length === 1,
        ),
      );
      const rows = [...workloads, ...objects];
      return {
        stream,
        shown: rows.map(({ kind, name: called }) => `${kind} ${called}`),
      };
    };
    const streamed = await look('new');
    const listed = await look('old');
    expect(streamed.shown).toEqual(['Deployment web', 'Service web']);
    expect(listed.shown).toEqual(streamed.shown);
    put(
      simulator.cluster('new'),
      anObject('Service', inShop('second'))
        .withSpec({ selector: SHOP, ports: [{ port: 80 }] })
        .build(),
    );
    await streamed.stream.next(
      isCluster('new', ({ objects }) => objects?.length === 2),
    );
    streamed.stream.leave();
    listed.stream.leave();
  });

  it('lists pods only, and reads the rest by one request for each type', async () => {
    const stream = await backend.follow();
    const OTHERS = '(services|endpointslices.*|networkpolicies.*)$';
    const both = new RegExp(`^(list|watch) ${OTHERS}`);
    const lists = new RegExp(`^list ${OTHERS}`);
    await until(() => requests('new', both) >= 3, 10_000);
    await until(() => requests('old', lists) >= 3, 10_000);
    expect(requests('new', both)).toBe(3);
    expect(requests('new', lists)).toBe(0);
    expect(requests('new', /^list pods/)).toBe(1);
    expect(requests('old', lists)).toBe(3);
    stream.leave();
  });
});
