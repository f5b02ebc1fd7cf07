import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  ClusterMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const container = { port: 8080 };

/** Workloads of every kind that have the label of the service, while nothing below and beside them has. */
const SERVICES = [
  {
    name: 'shop',
    labelled: 'workloads' as const,
    workloads: [
      {
        name: 'web',
        replicas: 2,
        container,
        ingress: 'shop.example.com',
        autoscaler: { min: 1, max: 5 },
      },
      {
        name: 'db',
        kind: 'StatefulSet' as const,
        component: 'db',
        replicas: 1,
        storage: '1Gi',
      },
      {
        name: 'agent',
        kind: 'DaemonSet' as const,
        component: 'agent',
        service: false,
      },
      {
        name: 'once',
        kind: 'Job' as const,
        component: 'once',
        takes: '30d',
        service: false,
      },
      {
        name: 'digest',
        kind: 'CronJob' as const,
        component: 'digest',
        service: false,
      },
    ],
  },
  {
    name: 'cart',
    namespace: 'shop',
    workloads: [{ name: 'cart', replicas: 1 }],
  },
];

const LIKE_WEB = {
  'app.kubernetes.io/name': 'shop',
  'app.kubernetes.io/component': 'web',
  'app.kubernetes.io/instance': 'web',
};

describe('a service whose workloads alone have its label', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [{ name: 'one', nodes: 2, ...LISTS_AT_ONCE }],
        services: SERVICES,
      },
    });
    const one = simulator.cluster('one');
    for (const pod of [
      aPod({ name: 'bare', namespace: 'shop', labels: LIKE_WEB }),
      aPod({ name: 'forged', namespace: 'shop', labels: LIKE_WEB }).ownedBy(
        'Deployment',
        'web',
        'not-its-uid',
      ),
    ]) {
      put(one, pod.build());
    }
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop'), anEntity('cart')],
    });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const workloadsIn = ({ pods }: ClusterMessage) =>
    [...new Set(pods.map(({ workload }) => workload?.name))].sort();

  it('shows the pods of all of them live, and no similar pod', async () => {
    const stream = await backend.follow();
    const all = await stream.next(
      isCluster('one', message => workloadsIn(message).length >= 5),
    );
    const one = simulator.cluster('one');
    const [web] = all.pods.filter(({ workload }) => workload?.name === 'web');
    one.delete({ kind: 'Pod', namespace: 'shop', name: web.name });
    await stream.next(
      isCluster('one', ({ pods }) => !pods.some(pod => pod.name === web.name)),
    );
    stream.leave();

    expect(all.kindProblems).toEqual([]);
    expect(workloadsIn(all)).toEqual(
      expect.arrayContaining(['agent', 'db', 'once', 'web']),
    );
    expect(JSON.stringify(stream.seen)).not.toMatch(/"(bare|forged|cart-)/);
    expect(all.workloads.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining([
        'Deployment web',
        'StatefulSet db',
        'DaemonSet agent',
        'Job once',
        'CronJob digest',
      ]),
    );
  });

  it('serves the manifests of its own pods only', async () => {
    const stream = await backend.follow();
    const { pods } = await stream.next(
      isCluster('one', message => workloadsIn(message).length >= 5),
    );
    stream.leave();
    const get = async (entity: string, pod: string) => {
      const { status } = await backend.get(
        `component/default/${entity}/pods/one/shop/${pod}/manifest`,
      );
      return status;
    };
    const mine = await Promise.all(pods.map(({ name }) => get('shop', name)));
    expect(new Set(mine)).toEqual(new Set([200]));
    expect(await get('shop', 'bare')).toBe(404);
    expect(await get('shop', 'forged')).toBe(404);
    expect(await get('cart', pods[0].name)).toBe(404);
  });

  it('costs two lists for each of its workloads at most, and shares those of the namespace', async () => {
    const isSettled = (message: ServiceMessage): message is ClusterMessage =>
      isCluster('one', ({ pods }) => pods.length > 0)(message);
    const one = simulator.cluster('one');
    const shop = await backend.follow();
    await shop.next(isCluster('one', m => workloadsIn(m).length >= 5));
    const { byKind } = one.requests();
    const cart = await backend.follow('component/default/cart/live');
    await cart.next(isSettled);
    await backend.get('component/default/cart/snapshot');
    const after = one.requests().byKind;
    shop.leave();
    cart.leave();

    // Labelled, and below web, db, agent, once and digest.
    expect(byKind['list pods']).toBe(6);
    expect(byKind['list replicasets.apps']).toBe(2);
    expect(byKind['list jobs.batch']).toBe(2);
    for (const kind of [
      'services',
      'ingresses.networking.k8s.io',
      'persistentvolumeclaims',
      'horizontalpodautoscalers.autoscaling',
    ]) {
      expect(after[`list ${kind}`]).toBe(1);
    }
  });
});
