import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import { startFleet } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

/**
 * Goes by the real clock: what is measured is when a cluster is asked again. That is
 * after three seconds, and a busy machine may answer as late as this.
 */
const LIVE_AGAIN_MS = 10_000;

describe('a cluster that was out of reach', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleet('one', 'two');
    backend = await startBackend({ simulator });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const retry = (path: string, user = 'user:default/guest') =>
    backend.get(path, {
      method: 'POST',
      headers: { authorization: mockCredentials.user.header(user) },
    });
  const RETRY = 'component/default/shop/clusters/one/retry';

  it.each([
    ['refuse', { type: 'refuse' as const }],
    ['hang', { type: 'hang' as const }],
    ['serverError', { type: 'serverError' as const }],
  ])(
    'is live again seconds after the end of its fault: %s',
    async (_name, fault) => {
      const stream = await backend.follow();
      await stream.find(isCluster('one', ({ pods }) => pods.length === 1));
      await simulator.cluster('one').setFault(fault);
      simulator.cluster('one').dropConnections();
      const given = await stream.next(
        isCluster(
          'one',
          ({ state }) =>
            'reason' in state && state.reason.code === 'open-circuit',
        ),
      );
      expect(given.pods).toHaveLength(1);
      expect(given.state).toMatchObject({
        phase: 'stale',
        reason: {
          code: 'open-circuit',
          cause: expect.stringMatching(/unreachable|timeout|server-error/),
          retry: { everyMs: expect.any(Number) },
        },
      });
      await simulator.cluster('one').clearFault();
      const startedAt = Date.now();
      await stream.next(
        isCluster('one', ({ state }) => state.phase === 'live'),
      );
      expect(Date.now() - startedAt).toBeLessThan(LIVE_AGAIN_MS);
      stream.leave();
    },
    60_000,
  );

  it('is probed at once by Retry now for every user of the entity, with a rate limit', async () => {
    expect((await retry(RETRY)).status).toBe(204);
    expect(
      (await retry('component/default/shop/clusters/none/retry')).status,
    ).toBe(404);
    expect(
      (await retry('component/default/absent/clusters/one/retry')).status,
    ).toBe(404);
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async () => (await retry(RETRY)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([204, 429]));
    expect((await retry(RETRY, 'user:default/other')).status).toBe(204);
  });
});
