import { anEntity } from '../__testUtils__/anEntity';
import { put } from '../__testUtils__/fleet';
import {
  ALL_WATCHES,
  shopPod,
  startWatchedFleet,
  WatchedFleet,
} from '../__testUtils__/watchedFleet';

let fleet: WatchedFleet;

afterEach(() => fleet.stopFaultless());

describe('a cluster that is looked at by people with credentials of their own', () => {
  beforeEach(async () => {
    fleet = await startWatchedFleet({ isPerUser: true });
  });

  it('never shows one what only another may see', async () => {
    fleet.signIn('alice', fleet.cluster.tokens.reader);
    fleet.signIn('bob', fleet.cluster.tokens.nobody);
    const alice = await fleet.lookAndWatch('alice');
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
    await fleet.until(() => alice.isLive() && carol.isLive());
    await fleet.until(() => fleet.cluster.openWatches() === 2 * ALL_WATCHES);
    const versions = new Set([alice.last()?.version ?? 'none']);

    const again = await fleet.look('alice', versions);
    const thief = await fleet.look('carol', versions);
    await fleet.until(() => again.isLive() && thief.isLive());
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

  it('ends the view of the user whose token is revoked, and no other', async () => {
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
    expect(alice.seen.every(({ state }) => state.phase === 'live')).toBe(true);
  });

  /** How long it takes from now on, in milliseconds of the fleet's clock. */
  async function timeUntil(holds: () => boolean, stepMs: number) {
    const startedAt = fleet.clock.now().getTime();
    await fleet.until(holds, stepMs);
    return fleet.clock.now().getTime() - startedAt;
  }

  /** Long enough for pauses to have grown. */
  async function minutePasses() {
    const endsAt = fleet.clock.now().getTime() + 60_000;
    await fleet.until(() => fleet.clock.now().getTime() >= endsAt, 250);
  }

  it('is live again within five seconds after a login works again, and counts down until then', async () => {
    const dave = await fleet.look('dave');
    await fleet.until(() => dave.last()?.state.phase === 'failed');
    const [first] = dave.seen;
    await minutePasses();
    expect(dave.last()?.state).toMatchObject({
      since: 'since' in first.state && first.state.since,
      reason: {
        code: 'credential',
        retry: { from: expect.any(String), everyMs: 3_000 },
      },
    });
    fleet.signIn('dave', fleet.cluster.tokens.reader);
    expect(await timeUntil(dave.isLive, 100)).toBeLessThanOrEqual(5_000);
  });

  it('is live again within five seconds after the API server takes a token again', async () => {
    fleet.cluster.grantToken('of-carol', 'reader');
    fleet.signIn('carol', 'of-carol');
    const carol = await fleet.lookAndWatch('carol');
    fleet.cluster.revokeToken('of-carol');
    fleet.cluster.dropConnections();
    await fleet.until(() => carol.last()?.state.phase === 'stale');
    await minutePasses();
    expect(carol.isLive()).toBe(false);
    fleet.cluster.grantToken('of-carol', 'reader');
    expect(await timeUntil(carol.isLive, 100)).toBeLessThanOrEqual(5_000);
  });

  it('is asked with a login at once on Retry now', async () => {
    const dave = await fleet.look('dave');
    await fleet.until(() => dave.last()?.state.phase === 'failed');
    fleet.signIn('dave', fleet.cluster.tokens.reader);
    const { clusters } = await fleet.pipeline.locate(
      anEntity(),
      fleet.principalOf('dave'),
      new AbortController().signal,
    );
    fleet.pipeline.retryNow(clusters[0]);
    expect(await timeUntil(dave.isLive, 1)).toBeLessThan(2_000);
  });

  it('says so to a user without a credential', async () => {
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
    await fleet.until(() => dave.isLive(), 500);
  });
});
