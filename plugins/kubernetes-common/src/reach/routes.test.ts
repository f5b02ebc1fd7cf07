import { anObject, aCustomResource, aPod, FIXTURE_NOW } from '../testing';
import { ClusterReferences, parseObject, toClusterObjects } from '../model';
import { Buildable, inShop } from '../diagnose/testing/shop';
import { firstBroken, ReachReason, ReachStep } from './types';
import { ReachContext, routeChains } from '.';

const API = 'gateway.networking.k8s.io/v1';
const LABELS = { app: 'web' };

const behind = (): readonly Buildable[] => [
  aPod(inShop('web-1', { labels: LABELS })),
  anObject('Service', inShop('web')).withSpec({
    selector: LABELS,
    ports: [{ port: 80 }],
  }),
];

const accepted = (parentRef: object = { name: 'public' }) => ({
  parents: [
    {
      parentRef,
      controllerName: 'example.net/gateway',
      conditions: [
        { type: 'Accepted', status: 'True', observedGeneration: 1 },
        { type: 'ResolvedRefs', status: 'True', observedGeneration: 1 },
      ],
    },
  ],
});

const route = (spec: object = {}, status: object = accepted()) =>
  aCustomResource(API, 'HTTPRoute', inShop('web'))
    .withSpec({
      hostnames: ['shop.example'],
      parentRefs: [{ name: 'public' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
      ...spec,
    })
    .withStatus({ ...status });

const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };

const gateway = (listener: object = {}, options: object = {}) =>
  aCustomResource(API, 'Gateway', inShop('public', options))
    .withSpec({
      gatewayClassName: 'any',
      listeners: [{ ...HTTP, ...listener }],
    })
    .withStatus({ addresses: [{ type: 'IPAddress', value: '192.0.2.1' }] });

const elsewhere = { namespace: 'gateways' };
const FROM_ELSEWHERE = { parentRefs: [{ name: 'public', ...elsewhere }] };
const AFAR = accepted({ name: 'public', ...elsewhere });

const grant = (from: object, to: object = {}) =>
  aCustomResource('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', {
    name: 'shops',
    namespace: 'data',
  }).withSpec({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', ...from }],
    to: [{ group: '', kind: 'Service', ...to }],
  });

const TO_DATA = {
  rules: [{ backendRefs: [{ name: 'db', namespace: 'data', port: 80 }] }],
};

const DB = anObject('Service', { name: 'db', namespace: 'data' }).withSpec({
  ports: [{ port: 80 }],
});

function chains(
  builders: readonly Buildable[],
  references?: ClusterReferences,
) {
  const parsed = builders.flatMap(each => parseObject(each.build()) ?? []);
  const context = new ReachContext(
    { ...toClusterObjects(parsed), ...(references && { references }) },
    FIXTURE_NOW,
  );
  return context.routes.flatMap(each => routeChains(context, each));
}

function broken(...args: Parameters<typeof chains>) {
  for (const chain of chains(...args)) {
    const link = firstBroken(chain);
    if (link) return `${link.step} ${link.reason}`;
  }
  return 'nothing';
}

type Breakage = readonly [string, readonly Buildable[], ReachStep, ReachReason];

const BREAKAGES: readonly Breakage[] = [
  [
    'a Gateway that does not exist',
    [route({ parentRefs: [{ name: 'pulbic' }] }, {}), gateway()],
    'gateway',
    'gatewayMissing',
  ],
  [
    'a listener by a name that the Gateway does not have',
    [
      route({ parentRefs: [{ name: 'public', sectionName: 'https' }] }),
      gateway(),
    ],
    'gateway',
    'listenerMissing',
  ],
  [
    'a port that no listener has',
    [route({ parentRefs: [{ name: 'public', port: 443 }] }), gateway()],
    'gateway',
    'listenerMissing',
  ],
  [
    'a listener for other kinds of routes',
    [route(), gateway({ allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }] } })],
    'gateway',
    'listenerMissing',
  ],
  [
    'a Gateway in another namespace that allows routes of its own only',
    [route(FROM_ELSEWHERE, AFAR), gateway({}, elsewhere)],
    'gateway',
    'namespaceNotAllowed',
  ],
  [
    'a listener of another host',
    [route(), gateway({ hostname: '*.other.example' })],
    'gateway',
    'hostnameMismatch',
  ],
  [
    "the controller's refusal where our checks find nothing",
    [
      route(
        {},
        {
          parents: [
            {
              parentRef: { name: 'public' },
              conditions: [
                {
                  type: 'Accepted',
                  status: 'False',
                  reason: 'UnsupportedValue',
                  message: 'no',
                },
              ],
            },
          ],
        },
      ),
      gateway(),
    ],
    'gateway',
    'notAccepted',
  ],
  [
    'a Gateway that gets no address',
    [
      route(),
      gateway()
        .withStatus({ addresses: [] })
        .withCondition({ type: 'Programmed', status: 'False' }),
    ],
    'address',
    'gatewayNotReady',
  ],
  [
    'a Service that does not exist, whatever the controller says',
    [
      route({ rules: [{ backendRefs: [{ name: 'wbe', port: 80 }] }] }),
      gateway(),
    ],
    'service',
    'serviceMissing',
  ],
  [
    'a port that the Service does not have',
    [
      route({ rules: [{ backendRefs: [{ name: 'web', port: 81 }] }] }),
      gateway(),
    ],
    'port',
    'portMissing',
  ],
  [
    'a Service in another namespace that grants it to others only',
    [route(TO_DATA), gateway(), grant({ namespace: 'blog' }), DB],
    'service',
    'notGranted',
  ],
  [
    'a grant of another Service',
    [
      route(TO_DATA),
      gateway(),
      grant({ namespace: 'shop' }, { name: 'x' }),
      DB,
    ],
    'service',
    'notGranted',
  ],
];

const HEALTHY: readonly (readonly [string, readonly Buildable[]])[] = [
  ['a route that is accepted', [route(), gateway()]],
  [
    'a Gateway in another namespace that allows all',
    [
      route(FROM_ELSEWHERE, AFAR),
      gateway({ allowedRoutes: { namespaces: { from: 'All' } } }, elsewhere),
    ],
  ],
  [
    'a Gateway that allows namespaces by labels, which are not read',
    [
      route(FROM_ELSEWHERE, AFAR),
      gateway(
        { allowedRoutes: { namespaces: { from: 'Selector' } } },
        elsewhere,
      ),
    ],
  ],
  ['a listener of a wildcard', [route(), gateway({ hostname: '*.example' })]],
  [
    'a route of a wildcard',
    [route({ hostnames: ['*.example'] }), gateway({ hostname: 'a.example' })],
  ],
  [
    'one of two Gateways that accepts it',
    [
      route({
        parentRefs: [
          { name: 'public', sectionName: 'old' },
          { name: 'public' },
        ],
      }),
      gateway(),
    ],
  ],
  [
    'a Service of a mesh as its parent',
    [route({ parentRefs: [{ group: '', kind: 'Service', name: 'web' }] }, {})],
  ],
  [
    'a backend that is no Service',
    [
      route({
        rules: [
          { backendRefs: [{ group: 'x.io', kind: 'Bucket', name: 'b' }] },
        ],
      }),
      gateway(),
    ],
  ],
  ['a route that only redirects', [route({ rules: [{}] }), gateway()]],
  [
    'a Service in another namespace that grants it',
    [route(TO_DATA), gateway(), grant({ namespace: 'shop' }), DB],
  ],
];

it.each(BREAKAGES)('finds %s', (_, builders, step, reason) => {
  expect(broken([...behind(), ...builders])).toBe(`${step} ${reason}`);
});

it.each(HEALTHY)('finds nothing wrong with %s', (_, builders) => {
  expect(broken([...behind(), ...builders])).toBe('nothing');
});

it('is unknown where the Gateway was not read and no controller has answered', () => {
  const [chain] = chains([...behind(), route({}, {})]);
  expect(chain.links).toContainEqual(
    expect.objectContaining({
      step: 'gateway',
      state: 'unknown',
      reason: 'notRead',
    }),
  );
  expect(broken([...behind(), route({}, {})], {})).toBe('nothing');
});

it('goes by the answer to the last version of a route only', () => {
  const old = {
    parents: [
      {
        parentRef: { name: 'public' },
        conditions: [
          { type: 'Accepted', status: 'False', observedGeneration: 0 },
        ],
      },
    ],
  };
  const [chain] = chains([...behind(), route({}, old), gateway()]);
  expect(chain.links).toContainEqual({
    ...{ step: 'gateway', name: 'public' },
    ...{ state: 'unknown', reason: 'noAnswer' },
  });
});

it('leads from the host to the pods', () => {
  const [{ links }] = chains([...behind(), route(), gateway()]);
  expect(links.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'host ok',
    'entry ok',
    'gateway ok',
    'address ok',
    'service ok',
    'port ok',
    'endpoints ok',
    'pods ok',
  ]);
});

it('is bounded for 10,000 rules, and for parents that name each other', () => {
  const rules = Array.from({ length: 10_000 }, (_, at) => ({
    backendRefs: [{ name: `s${at}`, port: at }],
  }));
  expect(chains([route({ rules })])).toHaveLength(20);
  const own = {
    group: 'gateway.networking.k8s.io',
    kind: 'HTTPRoute',
    name: 'web',
  };
  expect(
    broken([route({ parentRefs: [own], rules: [{ backendRefs: [own] }] })]),
  ).toBe('nothing');
});
