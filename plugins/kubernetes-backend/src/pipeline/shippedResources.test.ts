import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  assessService,
  ClusterMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aDeployment,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { inShop } from '../__testUtils__/webInShop';

/** Of a product whose role nobody has applied. */
const CANARIES = {
  group: 'flagger.app',
  version: 'v1beta1',
  plural: 'canaries',
  kind: 'Canary',
};

const WEB = [
  aDeployment(inShop('web')).withSpec({
    template: { metadata: { labels: SHOP } },
  }),
  aReplicaSet(inShop('web-1')).ownedBy('Deployment', 'web'),
  aPod(inShop('web-1-a')).ownedBy('ReplicaSet', 'web-1'),
  aCustomResource('cert-manager.io/v1', 'Certificate', inShop('tls')),
];

describe('customResources: shipped', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const start = async (
    customResources: JsonValue,
    changeCluster?: (cluster: JsonObject) => JsonObject,
    objectTypes?: string[],
  ) => {
    const cluster = (name: string) => ({
      name,
      ...LISTS_AT_ONCE,
      operators: ['cert-manager' as const, 'cloudnative-pg' as const],
      customResources: [CANARIES],
    });
    simulator = await startSimulator({
      scenario: { clusters: [cluster('one'), cluster('empty')] },
    });
    for (const object of WEB) put(simulator.cluster('one'), object.build());
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop'), anEntity('cart')],
      kubernetes: { customResources, ...(objectTypes && { objectTypes }) },
      changeCluster,
    });
  };

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const show = async (isDone: (message: ClusterMessage) => boolean) => {
    const stream = await backend.follow();
    const message = await stream.next(isCluster('one', isDone));
    await backend.get('component/default/shop/snapshot');
    stream.leave();
    return message;
  };
  const hasCertificate = ({ objects = [] }: ClusterMessage) =>
    objects.some(({ kind }) => kind === 'Certificate');
  const custom = (name: string) =>
    Object.entries(simulator.cluster(name).requests().byPath)
      .filter(([path]) => /^\/apis$|\.(?:io|app)\//.test(path))
      .filter(([path]) => !/k8s\.io\//.test(path))
      .map(([path, count]) => `${count} ${path}`)
      .sort();

  it('reads what is served after one look, and nothing where the service is not', async () => {
    await start('shipped');
    const { kindProblems, objects } = await show(hasCertificate);
    expect(objects).toMatchObject([
      { kind: 'Certificate', customResource: { state: 'progressing' } },
    ]);
    // That canaries may not be read is no problem: nobody has asked for them.
    expect(kindProblems).toEqual([]);
    expect(custom('empty')).toEqual([]);
    const asked = custom('one');
    expect(asked).toContain('1 /apis');
    expect(asked.filter(each => each.includes('canaries'))).toEqual([
      '1 /apis/flagger.app/v1beta1/canaries',
    ]);
    // One list of each kind that is served.
    const { byKind } = simulator.cluster('one').requests();
    expect(byKind).toMatchObject({
      'list poolers.postgresql.cnpg.io': 1,
      'list certificates.cert-manager.io': 1,
    });
    expect(
      asked.filter(each => !/cert-manager|cnpg|flagger/.test(each)),
    ).toEqual(['1 /apis']);
  });

  it('does not ask again for what may not be read, nor for what is served', async () => {
    await start('shipped');
    await show(hasCertificate);
    const other = await backend.follow('component/default/cart/live');
    await show(hasCertificate);
    other.leave();
    const asked = custom('one');
    expect(asked).toContain('1 /apis');
    expect(asked).toContain('1 /apis/flagger.app/v1beta1/canaries');
  });

  it('stands beside APIs that are named', async () => {
    const named = {
      group: 'flagger.app',
      apiVersion: 'v1beta1',
      plural: 'canaries',
    };
    await start(['shipped', named]);
    const { kindProblems } = await show(
      message => hasCertificate(message) && message.kindProblems.length > 0,
    );
    // It was asked for, so it is said that it may not be read.
    expect(kindProblems).toMatchObject([{ kind: 'canaries.flagger.app' }]);
  });

  it('gives way to the list of a cluster', async () => {
    await start('shipped', cluster => ({ ...cluster, customResources: [] }));
    await show(({ workloads }) => workloads.length > 0);
    expect(custom('one')).toEqual([]);
  });

  it('is not called healthy where a cluster may not be asked what it serves', async () => {
    await start('shipped');
    await simulator.cluster('one').setFault({
      type: 'forbidden',
      match: { path: '/apis', verb: 'get' },
    });
    const { kindProblems, ...rest } = await show(
      message => message.kindProblems.length > 0,
    );
    expect(kindProblems).toMatchObject([
      { kind: 'CustomResource', reason: { code: 'forbidden' } },
    ]);
    const { verdict } = assessService({
      clusters: [{ ...rest, kindProblems }],
    });
    expect(verdict).toMatchObject({ state: 'ready', unread: ['one'] });
  });

  it.each(['no pods', 'pods that may not be read'])(
    'finds a service with nothing but a custom resource, and %s elsewhere',
    async elsewhere => {
      await start('shipped');
      if (elsewhere !== 'no pods') {
        await simulator.cluster('empty').setFault({
          type: 'forbidden',
          match: { path: '/api/v1/pods', verb: 'list' },
        });
      }
      const labels = { 'backstage.io/kubernetes-id': 'cart' };
      const place = { name: 'cart-db', namespace: 'cart', labels };
      const api = 'postgresql.cnpg.io/v1';
      const database = aCustomResource(api, 'Cluster', place);
      put(simulator.cluster('one'), database.build());
      const stream = await backend.follow('component/default/cart/live');
      const { objects } = await stream.next(
        isCluster('one', ({ objects: all = [] }) => all.length > 0),
      );
      expect(objects).toMatchObject([{ kind: 'Cluster', name: 'cart-db' }]);
      stream.leave();
    },
    30_000,
  );

  it('opens the details of what is discovered for them, as on another replica', async () => {
    await start('shipped');
    const answer = await backend.get(
      'component/default/shop/objects/one/certificates.cert-manager.io/shop/tls/events',
    );
    expect(answer.status).toBe(200);
  });

  it('opens a pod that belongs to what is discovered, as on another replica', async () => {
    // Without routes, which are custom resources as well.
    await start('shipped', undefined, ['pods', 'deployments', 'replicasets']);
    const database = aCustomResource(
      'postgresql.cnpg.io/v1',
      'Cluster',
      inShop('db'),
    ).build();
    const place = { name: 'db-1', namespace: 'shop' };
    const labels = { 'cnpg.io/cluster': 'db' };
    put(simulator.cluster('one'), database);
    put(
      simulator.cluster('one'),
      aPod({ ...place, labels, uid: 'db-1' })
        .ownedBy('Cluster', 'db', undefined, 'postgresql.cnpg.io/v1')
        .build(),
    );
    const pod = 'component/default/shop/pods/one/shop/db-1';
    const answer = await backend.get(`${pod}/events`);
    expect(answer.status).toBe(200);
  });
});
