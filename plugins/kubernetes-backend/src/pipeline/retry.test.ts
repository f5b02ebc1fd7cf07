import { anEntity } from '../__testUtils__/anEntity';
import {
  ALL_WATCHES,
  startWatchedFleet,
  WatchedFleet,
} from '../__testUtils__/watchedFleet';

let fleet: WatchedFleet;

beforeEach(async () => {
  fleet = await startWatchedFleet();
});

afterEach(() => fleet.stopFaultless());

async function pressRetryNow() {
  const { clusters } = await fleet.pipeline.locate(
    anEntity(),
    fleet.principalOf('guest'),
    new AbortController().signal,
  );
  fleet.pipeline.retryNow(clusters[0]);
}

describe('a cluster that answers, but not with pods', () => {
  it.each([
    ['forbidden', { type: 'forbidden' as const }],
    ['unauthenticated', { type: 'unauthorized' as const }],
    ['throttled', { type: 'throttle' as const, retryAfterSeconds: 30 }],
    ['malformed', { type: 'html' as const }],
  ])(
    'is asked once, and immediately, on Retry now: %s',
    async (code, fault) => {
      await fleet.cluster.setFault(fault);
      const guest = await fleet.look();
      await fleet.until(() => guest.last()?.state.phase === 'failed', 5);
      expect(guest.last()?.state).toMatchObject({
        reason: { code, retry: { everyMs: expect.any(Number) } },
      });
      await fleet.cluster.clearFault();
      await pressRetryNow();
      const startedAt = fleet.clock.now().getTime();
      await fleet.until(guest.isLive, 1);
      expect(fleet.clock.now().getTime() - startedAt).toBeLessThan(1_500);
      expect(guest.last()?.pods).toHaveLength(1);
      await fleet.until(() => fleet.cluster.openWatches() >= ALL_WATCHES, 500);
    },
  );

  it('reports each try to viewers once', async () => {
    await fleet.cluster.setFault({ type: 'forbidden' });
    const guest = await fleet.look();
    const tries = () => fleet.cluster.requests().byKind['list pods'] ?? 0;
    await fleet.until(() => tries() === 5, 250);
    await fleet.until(() => guest.seen.length >= 5, 250);
    expect(guest.seen.length).toBeLessThanOrEqual(tries() + 1);
  });
});
