import { OPERATORS, startSimulator } from '@internal/cluster-simulator';
import { JsonObject } from '@backstage/types';
import {
  aCustomResource,
  aDeployment,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend } from '../__testUtils__/startBackend';
import { inShop } from '../__testUtils__/webInShop';

const DOCUMENT = readFileSync(
  join(__dirname, '../../../../docs/custom-resources.md'),
  'utf8',
).replace(/\s+/g, ' ');

const OBJECTS = [
  aDeployment(inShop('web')).withSpec({
    template: { metadata: { labels: SHOP } },
  }),
  aReplicaSet(inShop('web-1')).ownedBy('Deployment', 'web'),
  aPod(inShop('web-1-a')).ownedBy('ReplicaSet', 'web-1'),
  aCustomResource('cert-manager.io/v1', 'Certificate', inShop('tls')),
];

/** Of one cluster that has the operators of all simulated products. */
async function measure(kubernetes: JsonObject) {
  const operators = Object.keys(OPERATORS) as (keyof typeof OPERATORS)[];
  const simulator = await startSimulator({
    scenario: { clusters: [{ name: 'one', ...LISTS_AT_ONCE, operators }] },
  });
  for (const object of OBJECTS) put(simulator.cluster('one'), object.build());
  const backend = await startBackend({ simulator, kubernetes });
  try {
    const stream = await backend.follow();
    await stream.next(
      isCluster(
        'one',
        ({ objects = [], workloads }) =>
          workloads.length > 0 &&
          (kubernetes.customResources === undefined || objects.length > 0),
      ),
    );
    await backend.get('component/default/shop/snapshot');
    stream.leave();
    const { byKind } = simulator.cluster('one').requests();
    const lists = Object.entries(byKind)
      .filter(([kind]) => kind.startsWith('list '))
      .reduce((sum, [, count]) => sum + count, 0);
    const [{ url, caData, tokens }] = simulator.clusters;
    const discovery = await new Promise<string>((resolve, reject) => {
      get(
        `${url}/apis`,
        {
          ca: Buffer.from(caData, 'base64'),
          headers: {
            authorization: `Bearer ${tokens.reader}`,
            accept:
              'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
          },
        },
        response => text(response).then(resolve, reject),
      ).on('error', reject);
    });
    return {
      lists,
      looks: byKind['get /apis'] ?? 0,
      discovery: discovery.length,
    };
  } finally {
    await backend.stop();
    await simulator.stop();
  }
}

it('is what the documentation says of all shipped APIs', async () => {
  const none = await measure({});
  const shipped = await measure({ customResources: 'shipped' });
  expect([none.looks, shipped.looks]).toEqual([0, 1]);
  const kinds = shipped.lists - none.lists;
  expect(kinds).toBeGreaterThan(50);
  // A few bytes are times, and the size of the answer is rounded.
  const kB = Math.round(shipped.discovery / 1_000);
  const said = DOCUMENT.match(/serves (\d+) of the shipped kinds: .*? watches/);
  expect(said?.[0]).toBe(
    `serves ${kinds} of the shipped kinds: one look of ${kB} kB in ten minutes, and for each service ${kinds} lists and ${kinds} watches`,
  );
});
