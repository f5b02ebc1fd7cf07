import { anEntity } from '../__testUtils__/anEntity';
import { put, questionsTo, SHOP } from '../__testUtils__/fleet';
import {
  ALL_WATCHES,
  INDEX_WATCHES,
  shopPod,
  startWatchedFleet,
  Viewer,
  WatchedFleet,
} from '../__testUtils__/watchedFleet';
import {
  aDeployment,
  anObject,
} from '@podlight/backstage-plugin-kubernetes-common/testing';

const aShop = (kind: string, name: string) =>
  anObject(kind, { name, namespace: 'shop', labels: SHOP }).build();

/** Enough turns for both ends of a connection, which are in this process. */
async function someTurns() {
  for (let turn = 0; turn < 100; turn += 1) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

let fleet: WatchedFleet;

afterEach(() => fleet.stopFaultless());

describe('a cluster whose workloads are indexed', () => {
  const indexLists = () =>
    Object.keys(fleet.cluster.requests().byKind).filter(kind =>
      /^list (deployments|statefulsets|daemonsets|jobs|cronjobs)/.test(kind),
    );

  const rowsOf = (viewer: Viewer) =>
    viewer.last()?.workloads.map(({ kind, name }) => `${kind} ${name}`);

  let cart: Viewer;

  beforeEach(async () => {
    fleet = await startWatchedFleet();
    // The cart has nothing in this cluster, so the names of all workloads are read.
    cart = await fleet.look('guest', undefined, anEntity('cart'));
    await fleet.until(() => fleet.cluster.openWatches() === INDEX_WATCHES, 200);
    fleet.cluster.resetRequests();
  });

  it('is asked only for the kinds that it has, and for another once it has one', async () => {
    put(fleet.cluster, aShop('Deployment', 'web'));
    await new Promise(resolve => setTimeout(resolve, 50));
    const viewer = await fleet.look();
    await fleet.until(
      () =>
        fleet.cluster.openWatches() ===
        INDEX_WATCHES + ALL_WATCHES - (INDEX_WATCHES - 1),
      500,
    );
    expect(indexLists()).toEqual(['list deployments.apps']);
    await fleet.until(() => rowsOf(viewer)?.join() === 'Deployment web');
    expect(viewer.last()?.kindProblems).toEqual([]);

    put(fleet.cluster, aShop('StatefulSet', 'db'));
    const before = fleet.clock.now().getTime();
    await fleet.until(() => rowsOf(viewer)?.includes('StatefulSet db'));
    expect(fleet.clock.now().getTime() - before).toBeLessThan(1_000);
    put(fleet.cluster, aShop('StatefulSet', 'cache'));
    await fleet.until(() => rowsOf(viewer)?.includes('StatefulSet cache'));
    fleet.cluster.delete({
      kind: 'StatefulSet',
      namespace: 'shop',
      name: 'db',
    });
    await fleet.until(() => !rowsOf(viewer)?.includes('StatefulSet db'));
    expect(fleet.cluster.requests().byKind).toMatchObject({
      'list statefulsets.apps': 1,
      'watch statefulsets.apps': 1,
    });
  });

  it('is still watched for a first workload when the other service has no viewers any more', async () => {
    const viewer = await fleet.look();
    await fleet.until(() => viewer.isLive());
    await cart.leave();
    fleet.clock.advance(61_000);
    await fleet.until(() => fleet.cluster.openWatches() === ALL_WATCHES, 200);
    expect(indexLists()).toEqual([]);
    put(fleet.cluster, aShop('CronJob', 'digest'));
    await fleet.until(() => rowsOf(viewer)?.includes('CronJob digest'));
  });

  it('is asked for a kind directly when its names may not be read any more', async () => {
    const viewer = await fleet.look();
    await fleet.until(() => viewer.isLive());
    await fleet.cluster.setFault({
      type: 'forbidden',
      match: { resource: 'statefulsets' },
    });
    fleet.cluster.dropConnections();
    await fleet.until(() => viewer.last()?.kindProblems.length === 1, 500);
    expect(viewer.last()?.kindProblems).toMatchObject([
      { kind: 'StatefulSet', reason: { code: 'forbidden' } },
    ]);
    await fleet.cluster.clearFault();
    put(fleet.cluster, aShop('StatefulSet', 'db'));
    await fleet.until(() => rowsOf(viewer)?.includes('StatefulSet db'), 5_000);
    expect(viewer.last()?.kindProblems).toEqual([]);
  });
});

describe('a cluster without anything of the service', () => {
  beforeEach(async () => {
    fleet = await startWatchedFleet({ isEmpty: true });
  });

  it('is asked for pods alone, and for the names of all workloads once for all viewers', async () => {
    const viewer = await fleet.look();
    await fleet.until(() => viewer.isLive());
    expect(fleet.cluster.requests().byKind).toEqual({ 'list pods': 1 });
    await fleet.until(() => fleet.cluster.openWatches() === INDEX_WATCHES, 200);
    expect(fleet.cluster.requests().byKind).toMatchObject({
      'list deployments.apps': 1,
      'list cronjobs.batch': 1,
    });
    await fleet.look();
    fleet.cluster.resetRequests();
    for (let minute = 0; minute < 60; minute += 1) {
      // The cluster's time passes, too, or no bookmark would come.
      fleet.clusterClock.advance(60_000);
      await someTurns();
      fleet.clock.advance(60_000);
      await new Promise(resolve => setImmediate(resolve));
    }
    // Besides the watches, which end every ten minutes: is there a pod by now?
    expect(questionsTo(fleet.cluster)).toBeLessThan(8);
    expect(fleet.cluster.requests().byKind).not.toHaveProperty([
      'list deployments.apps',
    ]);
  });

  it.each(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job'])(
    'is read as soon as there is a %s of it, and not for one of another service',
    async kind => {
      const viewer = await fleet.look();
      await fleet.until(
        () => fleet.cluster.openWatches() === INDEX_WATCHES,
        200,
      );
      const workload = (name: string) =>
        anObject(kind, {
          name,
          namespace: 'shop',
          labels: { 'backstage.io/kubernetes-id': name },
        }).build();
      fleet.cluster.resetRequests();
      put(fleet.cluster, workload('cart'));
      await fleet.until(() => fleet.clock.now().getTime() % 7_000 < 25);
      expect(fleet.cluster.requests().total).toBe(0);
      const before = fleet.clock.now().getTime();
      put(fleet.cluster, workload('shop'));
      await fleet.until(() => viewer.last()?.workloads.length === 1);

      expect(fleet.clock.now().getTime() - before).toBeLessThan(5_000);
    },
  );

  it('is watched once it has a first workload or pod', async () => {
    const viewer = await fleet.look();
    await fleet.until(() => viewer.isLive());
    put(
      fleet.cluster,
      aDeployment({
        name: 'web',
        namespace: 'shop',
        labels: SHOP,
        replicas: 0,
      }).build(),
    );
    await fleet.until(() => viewer.last()?.workloads.length === 1, 200);
    await fleet.until(() => fleet.cluster.openWatches() === ALL_WATCHES, 500);
    put(fleet.cluster, shopPod('web-1'));
    await fleet.until(() => viewer.podNames()?.join() === 'web-1');

    expect(viewer.last()?.kindProblems).toEqual([]);
  });
});
