import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aJob,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const API = 'example.com/v1';
const APIS = [
  { group: 'example.com', plural: 'databases', kind: 'Database' },
  { group: 'example.com', plural: 'instances', kind: 'Instance' },
];
const NAMESPACE = { namespace: 'shop' };

const resource = (kind: string, name: string, labels?: typeof SHOP) =>
  aCustomResource(API, kind, { ...NAMESPACE, name, labels });
const pod = (name: string, labels = {}) =>
  aPod({ ...NAMESPACE, name, labels: { app: 'db', ...labels } });

/** An operator that labels nothing of what it creates, and another service beside it. */
const OBJECTS = [
  resource('Database', 'db', SHOP).withCondition({
    type: 'Ready',
    status: 'True',
  }),
  resource('Instance', 'db-1').ownedBy('Database', 'db', undefined, API),
  anObject('StatefulSet', { ...NAMESPACE, name: 'db-1' }).ownedBy(
    'Instance',
    'db-1',
    undefined,
    API,
  ),
  pod('db-1-0').ownedBy('StatefulSet', 'db-1').crashLooping(),
  aJob({ ...NAMESPACE, name: 'init' }).ownedBy(
    'Database',
    'db',
    undefined,
    API,
  ),
  pod('init-a').ownedBy('Job', 'init'),
  // Those of others.
  resource('Database', 'cart', { 'backstage.io/kubernetes-id': 'cart' }),
  pod('cart-0').ownedBy('Database', 'cart', undefined, API),
  pod('forged').ownedBy('Database', 'db', 'no-uid-of-any-object', API),
  pod('bare'),
  aPod({ name: 'far', namespace: 'cart' }).ownedBy(
    'Database',
    'db',
    resource('Database', 'db').build().metadata.uid,
    API,
  ),
];

describe('a service with nothing but a custom resource', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [
          {
            name: 'one',
            customResources: APIS.map(api => ({
              ...api,
              version: 'v1',
              view: true,
            })),
          },
        ],
      },
    });
    for (const object of OBJECTS) put(simulator.cluster('one'), object.build());
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop'), anEntity('cart')],
      kubernetes: {
        customResources: APIS.map(({ group, plural }) => ({
          group,
          plural,
          apiVersion: 'v1',
        })),
      },
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const read = async (entity = 'shop', pods = 2) => {
    const stream = await backend.follow(`component/default/${entity}/live`);
    const message = await stream.next(
      isCluster('one', each => each.pods.length === pods),
    );
    stream.leave();
    return message;
  };
  const names = ({ pods, workloads, objects = [] }: ClusterMessage) =>
    [...pods, ...workloads, ...objects].map(({ name }) => name).sort();

  it('shows it, and what it owns at any depth, and nothing of others', async () => {
    const message = await read();
    expect(message.kindProblems).toEqual([]);
    expect(names(message)).toEqual([
      'db',
      'db-1',
      'db-1',
      'db-1-0',
      'init',
      'init-a',
    ]);
    expect(message.findings).toMatchObject([{ pods: [{ name: 'db-1-0' }] }]);
    expect(names(await read('cart', 1))).toEqual(['cart', 'cart-0']);
  });

  it('gives access to the pods that it shows, and to no others', async () => {
    const status = async (entity: string, name: string, namespace = 'shop') =>
      (
        await backend.get(
          `component/default/${entity}/pods/one/${namespace}/${name}/manifest`,
        )
      ).status;
    const shown = ['db-1-0', 'init-a'];
    const others = ['cart-0', 'forged', 'bare'];
    for (const name of shown) {
      expect([name, await status('shop', name)]).toEqual([name, 200]);
      expect([name, await status('cart', name)]).toEqual([name, 404]);
    }
    for (const name of others) {
      expect([name, await status('shop', name)]).toEqual([name, 404]);
    }
    expect(await status('shop', 'far', 'cart')).toBe(404);
    expect(await status('cart', 'cart-0')).toBe(200);
  });
});

describe('a service whose custom resource selects pods', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const [{ group, plural, kind }] = APIS;
  const CART = { 'backstage.io/kubernetes-id': 'cart' };

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [
          {
            name: 'one',
            customResources: [
              { group, plural, kind, version: 'v1', view: true },
            ],
          },
        ],
      },
    });
    for (const object of [
      resource('Database', 'db', SHOP),
      pod('bare'),
      pod('labelled-bare', CART),
      pod('foreign').ownedBy('ReplicaSet', 'cart-1'),
      aPod({ name: 'far', namespace: 'cart', labels: { app: 'db' } }),
    ]) {
      put(simulator.cluster('one'), object.build());
    }
    backend = await startBackend({
      simulator,
      kubernetes: {
        customResources: [{ group, plural, apiVersion: 'v1' }],
        resources: [
          {
            group,
            plural,
            kind,
            pods: { selector: 'app={{metadata.name}}' },
          },
        ],
      },
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('shows and opens those without an owner, and none of others', async () => {
    const stream = await backend.follow();
    const { pods } = await stream.next(
      isCluster('one', each => each.pods.length > 0),
    );
    expect(pods.map(({ name }) => name)).toEqual(['bare']);
    const answers = await Promise.all(
      [
        'shop/bare',
        'shop/labelled-bare',
        'shop/foreign',
        'cart/far',
        'shop/none',
      ].map(async path => {
        const { status } = await backend.get(
          `component/default/shop/pods/one/${path}/manifest`,
        );
        return [path, status];
      }),
    );
    stream.leave();
    expect(Object.fromEntries(answers)).toEqual({
      'shop/bare': 200,
      'shop/labelled-bare': 404,
      'shop/foreign': 404,
      'cart/far': 404,
      'shop/none': 404,
    });
  });
});
