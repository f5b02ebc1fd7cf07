import {
  anEntity,
  put,
  questionsTo,
  SHOP,
  shopPod,
  startWatchedFleet,
  WatchedFleet,
} from '../__testUtils__';
import {
  aDeployment,
  anObject,
} from '@podlight/backstage-plugin-kubernetes-common/testing';

/** One for each kind. */
const ALL_WATCHES = 11;

/** Deployments, StatefulSets, DaemonSets, CronJobs and Jobs, of all services. */
const ROOT_WATCHES = 5;

/** Longer than any watch is asked to last, with its slack. */
const BEYOND_A_WATCH_MS = 11 * 60_000;

/** Much shorter than a watch: what ends it is that bookmarks are missing. */
const BEYOND_THREE_BOOKMARKS_MS = 185_000;

const aShop = (kind: string, name: string) =>
  anObject(kind, { name, namespace: 'shop', labels: SHOP }).build();

describe('a cluster that is looked at', () => {
  let fleet: WatchedFleet;

  async function lookAndWatch(name?: string) {
    const viewer = await fleet.look(name);
    await fleet.until(() => fleet.cluster.openWatches() >= ALL_WATCHES, 500);
    return viewer;
  }

  const isLive = (viewer: Awaited<ReturnType<WatchedFleet['look']>>) =>
    viewer.last()?.state.phase === 'live';

  afterEach(async () => {
    await fleet.stop();
    if (fleet.faults.length > 0) throw new Error(JSON.stringify(fleet.faults));
  });

  describe('with a pod', () => {
    beforeEach(async () => {
      fleet = await startWatchedFleet();
    });

    it('tells what changes without being asked again', async () => {
      const viewer = await lookAndWatch();
      fleet.cluster.resetRequests();
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() => viewer.podNames()?.length === 2);
      fleet.cluster.delete({ kind: 'Pod', namespace: 'shop', name: 'web' });
      await fleet.until(() => viewer.podNames()?.join() === 'web-2');
      // A pod that is not selected any more is gone for this service.
      put(fleet.cluster, {
        ...shopPod('web-2'),
        metadata: { name: 'web-2', namespace: 'shop', labels: {} },
      });
      await fleet.until(() => viewer.podNames()?.length === 0);

      expect(fleet.cluster.requests().total).toBe(0);
    });

    it('is read once for twenty viewers, and not at all for one who comes later', async () => {
      const viewers = await Promise.all(
        Array.from({ length: 20 }, () => fleet.look()),
      );
      await fleet.until(() => fleet.cluster.openWatches() >= ALL_WATCHES, 500);
      await fleet.until(() => viewers.every(isLive));
      expect(fleet.cluster.requests().byKind['list pods']).toBe(1);
      expect(fleet.cluster.openWatches()).toBe(ALL_WATCHES);

      fleet.cluster.resetRequests();
      const late = await fleet.look();
      await fleet.until(() => late.podNames()?.join() === 'web');
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() =>
        [...viewers, late].every(viewer => viewer.podNames()?.length === 2),
      );
      expect(fleet.cluster.requests().total).toBe(0);
    });

    it('is watched for a minute after the last viewer has left, then no more', async () => {
      const viewer = await lookAndWatch();
      const other = await fleet.look();
      await viewer.leave();
      fleet.clock.advance(61_000);
      await fleet.until(() => isLive(other));
      expect(fleet.cluster.openWatches()).toBe(ALL_WATCHES);
      await other.leave();
      fleet.clock.advance(40_000);
      const back = await fleet.look();
      fleet.clock.advance(40_000);
      await fleet.until(() => back.podNames()?.join() === 'web');
      expect(fleet.cluster.openWatches()).toBe(ALL_WATCHES);
      expect(fleet.cluster.requests().byKind['list pods']).toBe(1);

      await back.leave();
      fleet.clock.advance(60_000);
      await fleet.until(() => fleet.cluster.openWatches() === 0, 0);
    });

    it.each(['status', 'event'] as const)(
      'is listed anew when a watch is told 410 as %s',
      async as => {
        const viewer = await lookAndWatch();
        await fleet.cluster.setFault({
          type: 'gone',
          as,
          times: 1,
          match: { verb: 'watch', resource: 'pods' },
        });
        fleet.cluster.dropConnections();
        put(fleet.cluster, shopPod('web-2'));
        await fleet.until(() => viewer.podNames()?.length === 2);
        await fleet.until(
          () => fleet.cluster.openWatches() === ALL_WATCHES,
          500,
        );

        expect(fleet.cluster.requests().byKind['list pods']).toBe(2);
        expect(viewer.seen.every(({ state }) => state.phase === 'live')).toBe(
          true,
        );
      },
    );

    it('is listed anew when what changed meanwhile is forgotten', async () => {
      const viewer = await lookAndWatch();
      fleet.cluster.dropConnections();
      fleet.cluster.delete({ kind: 'Pod', namespace: 'shop', name: 'web' });
      put(fleet.cluster, shopPod('web-2'));
      fleet.cluster.compact();
      await fleet.until(() => viewer.podNames()?.join() === 'web-2');

      expect(fleet.cluster.requests().byKind['list pods']).toBe(2);
    });

    it('goes on from where it was when watches end, without a list', async () => {
      const viewer = await lookAndWatch();
      fleet.clock.advance(60_000);
      fleet.clusterClock.advance(BEYOND_A_WATCH_MS);
      await fleet.until(() => fleet.cluster.openWatches() < ALL_WATCHES, 0);
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() => viewer.podNames()?.length === 2);

      expect(fleet.cluster.requests().byKind['list pods']).toBe(1);
    });

    it('does not trust a watch that has been silent for too long, even from its first minute', async () => {
      const viewer = await lookAndWatch();
      await fleet.cluster.setFault({ type: 'silentWatch' });
      put(fleet.cluster, shopPod('web-2'));
      await fleet.cluster.clearFault();
      fleet.clock.advance(BEYOND_THREE_BOOKMARKS_MS);
      await fleet.until(() => viewer.podNames()?.length === 2);

      expect(fleet.cluster.requests().byKind['list pods']).toBe(1);
    });

    it('is listed again and again where it may be listed and not watched', async () => {
      await fleet.cluster.setFault({
        type: 'forbidden',
        match: { verb: 'watch', resource: 'pods' },
      });
      const viewer = await fleet.look();
      await fleet.until(
        () => fleet.cluster.openWatches() === ALL_WATCHES - 1,
        500,
      );
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() => viewer.podNames()?.length === 2, 500);
      put(fleet.cluster, shopPod('web-3'));
      await fleet.until(() => viewer.podNames()?.length === 3, 500);

      expect(viewer.last()?.kindProblems).toEqual([]);
      expect(fleet.cluster.requests().byKind['watch pods']).toBe(1);
    });

    it('leaves no watch and no connection behind at shutdown', async () => {
      await lookAndWatch();
      await fleet.close();
      await fleet.until(() => fleet.cluster.connections() === 0, 0);

      expect(fleet.cluster.openWatches()).toBe(0);
    });
  });

  describe('by people with credentials of their own', () => {
    beforeEach(async () => {
      fleet = await startWatchedFleet({ isPerUser: true });
    });

    it('never shows one what only another may see', async () => {
      fleet.signIn('alice', fleet.cluster.tokens.reader);
      fleet.signIn('bob', fleet.cluster.tokens.nobody);
      const alice = await lookAndWatch('alice');
      const bob = await fleet.look('bob');
      await fleet.until(() => bob.last() !== undefined);
      await fleet.until(() => bob.last()?.state.phase === 'failed', 100);
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() => alice.podNames()?.length === 2);

      expect(bob.last()?.state).toMatchObject({
        reason: { code: 'forbidden' },
      });
      expect(bob.seen.flatMap(({ pods }) => pods)).toEqual([]);
      expect(fleet.cluster.openWatches()).toBe(ALL_WATCHES);
    });

    it("goes on from one's own versions, never from those of another", async () => {
      fleet.cluster.grantToken('of-carol', 'reader');
      fleet.signIn('alice', fleet.cluster.tokens.reader);
      fleet.signIn('carol', 'of-carol');
      const alice = await fleet.look('alice');
      const carol = await fleet.look('carol');
      await fleet.until(() => isLive(alice) && isLive(carol));
      await fleet.until(() => fleet.cluster.openWatches() === 2 * ALL_WATCHES);
      const versions = new Set([alice.last()?.version ?? 'none']);

      const again = await fleet.look('alice', versions);
      const thief = await fleet.look('carol', versions);
      await fleet.until(() => isLive(again) && isLive(thief));
      expect(again.resumed).toEqual([
        expect.objectContaining({ pods: alice.last()?.pods }),
      ]);
      expect(thief.resumed).toEqual([]);
    });

    it('opens one set of watches for each of them', async () => {
      fleet.cluster.grantToken('of-carol', 'reader');
      fleet.signIn('alice', fleet.cluster.tokens.reader);
      fleet.signIn('carol', 'of-carol');
      await fleet.look('alice');
      await fleet.look('carol');
      await fleet.look('carol');
      await fleet.until(
        () => fleet.cluster.openWatches() === 2 * ALL_WATCHES,
        500,
      );
      expect(fleet.cluster.requests().byKind['list pods']).toBe(2);
    });

    it("ends the view of whose token is revoked, and nobody else's", async () => {
      fleet.cluster.grantToken('of-carol', 'reader');
      fleet.signIn('alice', fleet.cluster.tokens.reader);
      fleet.signIn('carol', 'of-carol');
      const alice = await fleet.look('alice');
      const carol = await fleet.look('carol');
      await fleet.until(
        () => fleet.cluster.openWatches() === 2 * ALL_WATCHES,
        500,
      );
      fleet.cluster.revokeToken('of-carol');
      fleet.cluster.dropConnections();
      await fleet.until(() => carol.last()?.state.phase === 'stale');
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() => alice.podNames()?.length === 2);

      expect(carol.last()?.state).toMatchObject({
        reason: { code: 'unauthenticated' },
      });
      expect(carol.podNames()).toEqual(['web']);
      expect(alice.seen.every(({ state }) => state.phase === 'live')).toBe(
        true,
      );
    });

    it('says so to whoever has no credential any more', async () => {
      const dave = await fleet.look('dave');
      await fleet.until(() => dave.last() !== undefined);
      expect(dave.last()?.state).toMatchObject({
        phase: 'failed',
        reason: {
          code: 'credential',
          message: expect.stringContaining('dave'),
        },
      });
      fleet.signIn('dave', fleet.cluster.tokens.reader);
      await fleet.until(() => isLive(dave), 500);
    });
  });

  describe('of which the workloads are known by name', () => {
    const rootLists = () =>
      Object.keys(fleet.cluster.requests().byKind).filter(kind =>
        /^list (deployments|statefulsets|daemonsets|jobs|cronjobs)/.test(kind),
      );

    const rowsOf = (viewer: Awaited<ReturnType<WatchedFleet['look']>>) =>
      viewer.last()?.workloads.map(({ kind, name }) => `${kind} ${name}`);

    let cart: Awaited<ReturnType<WatchedFleet['look']>>;

    beforeEach(async () => {
      fleet = await startWatchedFleet();
      // Nothing is there of the cart, so that the names of all workloads are read.
      cart = await fleet.look('guest', undefined, anEntity('cart'));
      await fleet.until(
        () => fleet.cluster.openWatches() === ROOT_WATCHES,
        200,
      );
      fleet.cluster.resetRequests();
    });

    it('is asked only for the kinds that there are, and for another once there is one', async () => {
      put(fleet.cluster, aShop('Deployment', 'web'));
      await new Promise(resolve => setTimeout(resolve, 50));
      const viewer = await fleet.look();
      await fleet.until(
        () =>
          fleet.cluster.openWatches() ===
          ROOT_WATCHES + ALL_WATCHES - (ROOT_WATCHES - 1),
        500,
      );
      expect(rootLists()).toEqual(['list deployments.apps']);
      expect(rowsOf(viewer)).toEqual(['Deployment web']);
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

    it('goes on being watched for a first one when nobody looks at the other service any more', async () => {
      const viewer = await fleet.look();
      await fleet.until(() => isLive(viewer));
      await cart.leave();
      fleet.clock.advance(61_000);
      await fleet.until(() => fleet.cluster.openWatches() === ALL_WATCHES, 200);
      expect(rootLists()).toEqual([]);
      put(fleet.cluster, aShop('CronJob', 'digest'));
      await fleet.until(() => rowsOf(viewer)?.includes('CronJob digest'));
    });

    it('is asked for a kind itself when its names may not be read any more', async () => {
      const viewer = await fleet.look();
      await fleet.until(() => isLive(viewer));
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
      await fleet.until(
        () => rowsOf(viewer)?.includes('StatefulSet db'),
        5_000,
      );
      expect(viewer.last()?.kindProblems).toEqual([]);
    });
  });

  describe('without anything of the service', () => {
    beforeEach(async () => {
      fleet = await startWatchedFleet({ isEmpty: true });
    });

    it('is asked for pods alone, and for the names of all workloads once for everybody', async () => {
      const viewer = await fleet.look();
      await fleet.until(() => isLive(viewer));
      expect(fleet.cluster.requests().byKind).toEqual({ 'list pods': 1 });
      await fleet.until(
        () => fleet.cluster.openWatches() === ROOT_WATCHES,
        200,
      );
      expect(fleet.cluster.requests().byKind).toMatchObject({
        'list deployments.apps': 1,
        'list cronjobs.batch': 1,
      });
      await fleet.look();
      fleet.cluster.resetRequests();
      for (let minute = 0; minute < 60; minute += 1) {
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
          () => fleet.cluster.openWatches() === ROOT_WATCHES,
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

    it('is watched once a first root or pod is there', async () => {
      const viewer = await fleet.look();
      await fleet.until(() => isLive(viewer));
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
});
