import {
  OPERATORS,
  Simulator,
  startSimulator,
} from '@internal/cluster-simulator';
import { JsonObject } from '@backstage/types';
import {
  ClusterMessage,
  ReachLink,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  anObject,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';
import { inShop, WEB } from '../__testUtils__/webInShop';

const SERVICE = anObject('Service', inShop('web')).withSpec({
  selector: SHOP,
  ports: [{ port: 80 }],
});
const INGRESS = anObject('Ingress', inShop('web')).withSpec({
  ingressClassName: 'nginx',
  rules: [
    {
      http: {
        paths: [
          { backend: { service: { name: 'web', port: { number: 80 } } } },
        ],
      },
    },
  ],
});
const ROUTE = aCustomResource('gateway.networking.k8s.io/v1', 'HTTPRoute', {
  name: 'web',
  namespace: 'shop',
}).withSpec({
  parentRefs: [{ name: 'public', namespace: 'infra' }],
  rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
});

const OF_A_SERVICE = [
  'endpointslices.discovery.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
];
const REACH =
  /(endpointslices|networkpolicies|ingressclasses|routes|gateways|gatewayclasses|referencegrants)\./;

/** Reads everything, but no class, no route and no Gateway. */
const NO_CLASSES = { name: 'no-classes', view: true };

const linksIn = ({ objects = [] }: ClusterMessage): readonly ReachLink[] =>
  objects.flatMap(({ reach = [] }) => reach.flatMap(({ links }) => links));

describe('following requests', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const start = async (
    objects: readonly { build(): object }[],
    token = 'reader',
    {
      kubernetes = {},
      operators = ['gateway-api'],
    }: { kubernetes?: JsonObject; operators?: (keyof typeof OPERATORS)[] } = {},
  ) => {
    simulator = await startSimulator({
      scenario: {
        clusters: [{ name: 'one', operators, ...LISTS_AT_ONCE }],
        identities: [NO_CLASSES],
      },
    });
    for (const object of objects) put(simulator.cluster('one'), object.build());
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop')],
      kubernetes,
      changeCluster: cluster => ({
        ...cluster,
        serviceAccountToken: simulator.cluster('one').tokens[token],
      }),
    });
  };

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const requests = (verb: 'list' | 'watch') =>
    Object.entries(simulator.cluster('one').requests().byKind)
      .flatMap(([kind, count]) =>
        kind.startsWith(`${verb} `) && REACH.test(kind)
          ? [`${kind.slice(verb.length + 1)} ${count}`]
          : [],
      )
      .sort();
  const once = (kinds: readonly string[]) =>
    kinds.map(kind => `${kind} 1`).sort();

  it.each([
    ['a Deployment alone', WEB, []],
    ['a Service', [...WEB, SERVICE], OF_A_SERVICE],
    [
      'an Ingress',
      [...WEB, SERVICE, INGRESS],
      [...OF_A_SERVICE, 'ingressclasses.networking.k8s.io'],
    ],
    [
      'a route',
      [...WEB, SERVICE, ROUTE],
      [
        ...OF_A_SERVICE,
        'gateways.gateway.networking.k8s.io',
        'gatewayclasses.gateway.networking.k8s.io',
      ],
    ],
  ])(
    'to %s costs one list of each kind for all viewers',
    async (_, objects, kinds) => {
      await start(objects);
      const streams = await Promise.all([backend.follow(), backend.follow()]);
      for (const stream of streams) {
        await stream.next(isCluster('one', ({ pods }) => pods.length === 1));
      }
      await until(() => requests('list').length >= kinds.length);
      // The snapshot has all that was read until then.
      await backend.get('component/default/shop/snapshot');
      expect(requests('list')).toEqual(once(kinds));
      for (const stream of streams) stream.leave();
    },
  );

  it('asks for no route where the cluster has said that it serves none', async () => {
    await start([...WEB, SERVICE], 'reader', {
      kubernetes: { customResources: 'shipped' },
      operators: ['cert-manager'],
    });
    const stream = await backend.follow();
    await until(() => requests('list').length >= 2);
    await backend.get('component/default/shop/snapshot');
    stream.leave();
    expect(requests('list')).toEqual(
      once(OF_A_SERVICE.filter(kind => !kind.includes('routes'))),
    );
  });

  it('says what it may not read and which rule a role lacks, and finds nothing wrong with that', async () => {
    await start([...WEB, SERVICE, INGRESS], 'no-classes');
    const stream = await backend.follow();
    const message = await stream.next(
      isCluster('one', each =>
        linksIn(each).some(({ reason }) => reason === 'forbidden'),
      ),
    );
    stream.leave();
    expect(linksIn(message)).toContainEqual({
      step: 'class',
      name: 'nginx',
      state: 'unknown',
      reason: 'forbidden',
      detail:
        'apiGroups: [networking.k8s.io], resources: [ingressclasses], verbs: [get, list, watch]',
    });
    expect(message.kindProblems).toEqual([]);
    expect(linksIn(message).filter(({ state }) => state === 'broken')).toEqual(
      [],
    );
  });
});
