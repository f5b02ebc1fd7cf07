import { put } from '../__testUtils__/fleet';
import {
  ALL_WATCHES,
  shopPod,
  startWatchedFleet,
  WatchedFleet,
} from '../__testUtils__/watchedFleet';

/** Longer than any watch is asked to last, with its slack. */
const BEYOND_A_WATCH_MS = 11 * 60_000;

/** Much shorter than a watch: what ends it is that bookmarks are missing. */
const BEYOND_THREE_BOOKMARKS_MS = 185_000;

let fleet: WatchedFleet;

afterEach(() => fleet.stopFaultless());

describe('a cluster with viewers', () => {
  beforeEach(async () => {
    fleet = await startWatchedFleet();
  });

  it('shows changes without another request', async () => {
    const viewer = await fleet.lookAndWatch();
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

  it('is read once for twenty viewers, and not again for a later one', async () => {
    const viewers = await Promise.all(
      Array.from({ length: 20 }, () => fleet.look()),
    );
    await fleet.until(() => fleet.cluster.openWatches() >= ALL_WATCHES, 500);
    await fleet.until(() => viewers.every(viewer => viewer.isLive()));
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
    const viewer = await fleet.lookAndWatch();
    const other = await fleet.look();
    await fleet.until(() => other.isLive());
    await viewer.leave();
    fleet.clock.advance(61_000);
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
    'is listed again when a watch gets 410 as %s',
    async as => {
      const viewer = await fleet.lookAndWatch();
      await fleet.cluster.setFault({
        type: 'gone',
        as,
        times: 1,
        match: { verb: 'watch', resource: 'pods' },
      });
      fleet.cluster.dropConnections();
      put(fleet.cluster, shopPod('web-2'));
      await fleet.until(() => viewer.podNames()?.length === 2);
      await fleet.until(() => fleet.cluster.openWatches() === ALL_WATCHES, 500);

      expect(fleet.cluster.requests().byKind['list pods']).toBe(2);
      expect(viewer.seen.every(({ state }) => state.phase === 'live')).toBe(
        true,
      );
    },
  );

  it('is listed again when the changes in between are compacted', async () => {
    const viewer = await fleet.lookAndWatch();
    fleet.cluster.dropConnections();
    fleet.cluster.delete({ kind: 'Pod', namespace: 'shop', name: 'web' });
    put(fleet.cluster, shopPod('web-2'));
    fleet.cluster.compact();
    await fleet.until(() => viewer.podNames()?.join() === 'web-2');

    expect(fleet.cluster.requests().byKind['list pods']).toBe(2);
  });

  it('is listed from its watch cache, which may lag behind, and shows what is new', async () => {
    fleet.cluster.delete({ kind: 'Pod', namespace: 'shop', name: 'web' });
    put(fleet.cluster, shopPod('web-2'));
    await fleet.cluster.setFault({ type: 'staleCache', revisions: 2 });
    const viewer = await fleet.look();
    await fleet.until(() => viewer.podNames()?.join() === 'web');
    await fleet.until(() => viewer.podNames()?.join() === 'web-2', 500);
    await fleet.until(() => fleet.cluster.openWatches() >= ALL_WATCHES, 500);

    expect(fleet.cluster.requests().etcdLists).toBe(0);
  });

  it('resumes watches that end, without a list', async () => {
    const viewer = await fleet.lookAndWatch();
    fleet.clock.advance(60_000);
    fleet.clusterClock.advance(BEYOND_A_WATCH_MS);
    await fleet.until(() => fleet.cluster.openWatches() < ALL_WATCHES, 0);
    put(fleet.cluster, shopPod('web-2'));
    await fleet.until(() => viewer.podNames()?.length === 2);

    expect(fleet.cluster.requests().byKind['list pods']).toBe(1);
  });

  it('does not trust a watch that has been silent for too long, even from its first minute', async () => {
    const viewer = await fleet.lookAndWatch();
    await fleet.cluster.setFault({ type: 'silentWatch' });
    put(fleet.cluster, shopPod('web-2'));
    await fleet.cluster.clearFault();
    fleet.clock.advance(BEYOND_THREE_BOOKMARKS_MS);
    await fleet.until(() => viewer.podNames()?.length === 2);

    expect(fleet.cluster.requests().byKind['list pods']).toBe(1);
  });

  it('is listed periodically where it may be listed and not watched', async () => {
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
    await fleet.lookAndWatch();
    await fleet.close();
    await fleet.until(() => fleet.cluster.connections() === 0, 0);

    expect(fleet.cluster.openWatches()).toBe(0);
  });
});
