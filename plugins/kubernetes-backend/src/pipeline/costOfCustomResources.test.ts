import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { JsonObject } from '@backstage/types';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aDeployment,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

type Builder = { build(): object };

const ARGO = 'argoproj.io/v1alpha1';
const DATABASES = { group: 'example.com', plural: 'databases' };
const APIS = [
  { group: 'argoproj.io', plural: 'rollouts', version: 'v1alpha1' },
  { ...DATABASES, version: 'v1' },
  { group: 'example.com', plural: 'instances', version: 'v1' },
] as const;
const KINDS: Readonly<Record<string, string>> = {
  rollouts: 'Rollout',
  databases: 'Database',
  instances: 'Instance',
};
const CONFIGURED = {
  customResources: APIS.map(({ version, ...api }) => ({
    ...api,
    apiVersion: version,
  })),
};
const BY_SELECTOR = {
  ...CONFIGURED,
  resources: [
    {
      ...DATABASES,
      kind: 'Database',
      pods: { selector: 'example.com/database={{metadata.name}}' },
    },
  ],
};

const inShop = (name: string, labels?: Record<string, string>) => ({
  name,
  namespace: 'shop',
  labels,
});

/** Pods and workloads of others in the same namespace. */
const OTHERS = Array.from({ length: 20 }, (_, index) =>
  aPod(inShop(`other-${index}`, { app: 'other' })).ownedBy(
    'ReplicaSet',
    'other-1',
  ),
);

const WEB = [
  aDeployment(inShop('web', SHOP)).withSpec({
    template: { metadata: { labels: SHOP } },
  }),
  aReplicaSet(inShop('web-1', SHOP)).ownedBy('Deployment', 'web'),
  aPod(inShop('web-1-a', SHOP)).ownedBy('ReplicaSet', 'web-1'),
];

const DATABASE = [
  aCustomResource('example.com/v1', 'Database', inShop('db', SHOP)),
  ...[0, 1].map(index =>
    aPod(inShop(`db-${index}`, { 'example.com/database': 'db' })).ownedBy(
      'Database',
      'db',
      undefined,
      'example.com/v1',
    ),
  ),
];

/** Argo Rollouts does not add the label of the Deployment controller. */
function ofRollout(pod: ReturnType<typeof aPod>): Builder {
  return {
    build: () => {
      const built = pod.build();
      delete built.metadata.labels?.['pod-template-hash'];
      return built;
    },
  };
}

describe('the requests of a service', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const start = async (kubernetes: JsonObject, objects: readonly Builder[]) => {
    simulator = await startSimulator({
      scenario: {
        clusters: [
          {
            name: 'one',
            ...LISTS_AT_ONCE,
            customResources: APIS.map(api => ({
              ...api,
              kind: KINDS[api.plural],
              view: true,
            })),
          },
        ],
      },
    });
    for (const object of [...OTHERS, ...objects]) {
      put(simulator.cluster('one'), object.build());
    }
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop'), anEntity('cart')],
      kubernetes,
    });
  };

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const show = async (isDone: (message: ClusterMessage) => boolean) => {
    const stream = await backend.follow();
    const message = await stream.next(isCluster('one', isDone));
    // Once more, with everything that is watched now.
    const answer = await backend.get('component/default/shop/snapshot');
    const bytes = (await answer.arrayBuffer()).byteLength;
    stream.leave();
    const lists = Object.entries(simulator.cluster('one').requests().byKind)
      .filter(([kind]) => kind.startsWith('list '))
      .map(([kind, count]) => `${count} ${kind.slice('list '.length)}`)
      .sort();
    return { message, lists, bytes };
  };
  const hasPods = (count: number) => (message: ClusterMessage) =>
    message.pods.length === count;
  const isSettled = (message: ClusterMessage) =>
    hasPods(1)(message) && message.workloads.length > 0;

  it('with Deployments only are the same, but for one list of each custom resource', async () => {
    await start({}, WEB);
    const before = await show(isSettled);
    await backend.stop();
    await simulator.stop();
    await start(CONFIGURED, WEB);
    const after = await show(isSettled);
    expect(after.lists.filter(each => !before.lists.includes(each))).toEqual([
      '1 databases.example.com',
      '1 instances.example.com',
      '1 rollouts.argoproj.io',
    ]);
    expect(before.lists.filter(each => !after.lists.includes(each))).toEqual(
      [],
    );
  });

  it('with a custom resource that owns something without the label are those of its namespace', async () => {
    await start(CONFIGURED, DATABASE);
    const { lists, message } = await show(hasPods(2));
    expect(message.objects).toMatchObject([
      { name: 'db', customResource: { pods: { ready: 2, total: 2 } } },
    ]);
    // By label and in the namespace; the names of databases are in the index, too.
    expect(lists).toEqual(
      expect.arrayContaining([
        '2 pods',
        '2 replicasets.apps',
        '2 databases.example.com',
      ]),
    );
  });

  it('with a custom resource that selects its pods are one more', async () => {
    await start(BY_SELECTOR, DATABASE);
    const { lists, message } = await show(hasPods(2));
    expect(message.objects).toMatchObject([{ name: 'db' }]);
    expect(lists).toEqual(
      expect.arrayContaining(['2 pods', '1 replicasets.apps']),
    );
  });

  it('are one list of each API, and one of a namespace where objects without the label may be owned', async () => {
    const instance = (labels?: Record<string, string>) =>
      aCustomResource(
        'example.com/v1',
        'Instance',
        inShop('db-1', labels),
      ).ownedBy('Database', 'db', undefined, 'example.com/v1');
    const isShown = ({ objects = [] }: ClusterMessage) => objects.length === 2;
    const own = ['argoproj.io', 'example.com'];
    const customLists = (lists: readonly string[]) =>
      lists.filter(each => own.some(group => each.endsWith(group)));
    await start(BY_SELECTOR, [...WEB, DATABASE[0], instance(SHOP)]);
    const labelled = await show(isShown);
    expect(customLists(labelled.lists)).toEqual([
      '1 databases.example.com',
      '1 instances.example.com',
      '1 rollouts.argoproj.io',
    ]);
    await backend.stop();
    await simulator.stop();
    await start(BY_SELECTOR, [...WEB, DATABASE[0], instance()]);
    const unlabelled = await show(isShown);
    expect(customLists(unlabelled.lists)).toEqual([
      '1 databases.example.com',
      '1 rollouts.argoproj.io',
      '2 instances.example.com',
    ]);
  });

  it('above its pods are one for each owner, and bring a Rollout without the label', async () => {
    await start(CONFIGURED, [
      aCustomResource(ARGO, 'Rollout', inShop('web')),
      aReplicaSet(inShop('web-1')).ownedBy('Rollout', 'web', undefined, ARGO),
      ...['a', 'b', 'c'].map(name =>
        ofRollout(
          aPod(inShop(`web-1-${name}`, SHOP)).ownedBy('ReplicaSet', 'web-1'),
        ),
      ),
      aPod(inShop('web-1-unlabelled')).ownedBy('ReplicaSet', 'web-1'),
      anObject('StatefulSet', inShop('other')),
    ]);
    const { lists, message } = await show(
      ({ objects = [] }) => objects.length > 0,
    );
    expect(message.pods.map(({ name, workload }) => [name, workload])).toEqual(
      ['a', 'b', 'c'].map(name => [
        `web-1-${name}`,
        { kind: 'Rollout', name: 'web' },
      ]),
    );
    expect(message.objects).toMatchObject([
      { kind: 'Rollout', customResource: { pods: { ready: 3, total: 3 } } },
    ]);
    expect(lists).toEqual(
      expect.arrayContaining([
        '1 pods',
        '2 replicasets.apps',
        '2 rollouts.argoproj.io',
      ]),
    );
  });
});
