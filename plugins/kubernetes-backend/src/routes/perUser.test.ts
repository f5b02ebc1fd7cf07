import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import { startFleet } from '../__testUtils__/fleet';
import { ALICE, BOB, impersonating } from '../__testUtils__/impersonation';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

describe('two users of impersonated clusters', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const as = (user: string) => ({
    authorization: mockCredentials.user.header(user),
  });
  const look = (user: string) => backend.follow(undefined, as(user));
  const asked = (cluster: string, kind: string) =>
    simulator.cluster(cluster).requests().byKind[kind] ?? 0;
  const countWatches = (cluster: string) => asked(cluster, 'watch pods');
  const countLists = (cluster: string) => asked(cluster, 'list pods');

  beforeEach(async () => {
    simulator = await startFleet('one', 'two');
    const [one, two] = simulator.clusters;
    one.bind(`backstage:${ALICE}`, 'reader');
    two.bind(`backstage:${ALICE}`, 'reader');
    two.bind('backstage:group:default/team', 'reader');
    backend = await startBackend(impersonating(simulator));
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('see what each may see, with one watch each', async () => {
    const alice = await look(ALICE);
    await alice.find(isCluster('one', ({ pods }) => pods.length === 1));
    const bob = await look(BOB);
    const forbidden = await bob.find(
      isCluster('one', ({ state }) => state.phase === 'failed'),
    );
    await bob.find(isCluster('two', ({ pods }) => pods.length === 1));
    const again = await look(ALICE);
    await again.find(isCluster('one', ({ pods }) => pods.length === 1));
    await again.find(isCluster('two', ({ pods }) => pods.length === 1));

    expect(forbidden).toMatchObject({
      pods: [],
      state: {
        reason: {
          code: 'forbidden',
          message: expect.stringContaining(`User "backstage:${BOB}"`),
        },
      },
    });
    // Nothing of what Alice sees has come Bob's way, at any time.
    expect(JSON.stringify(bob.seen)).not.toContain('web-one');
    await until(() => countWatches('one') + countWatches('two') >= 3);
    expect([countWatches('one'), countWatches('two')]).toEqual([1, 2]);
    // A returning user causes no requests, and a denial is not shared either.
    expect(countLists('one')).toBe(2);
    expect(countLists('two')).toBe(2);
    for (const viewer of [alice, bob, again]) viewer.leave();
  });

  it('read logs, events and manifests with their own rights', async () => {
    for (const route of ['logs', 'events', 'manifest']) {
      const path = `component/default/shop/pods/one/shop/web-one/${route}`;
      const alice = await backend.get(path, { headers: as(ALICE) });
      const bob = await backend.get(path, { headers: as(BOB) });
      expect([route, alice.status, bob.status]).toEqual([route, 200, 502]);
      expect((await bob.json()).error).toMatchObject({ code: 'forbidden' });
    }
  });

  it('cannot be chosen by the caller', async () => {
    const bob = await backend.get('component/default/shop/snapshot', {
      headers: {
        ...as(BOB),
        'Impersonate-User': `backstage:${ALICE}`,
        'Impersonate-Group': 'system:masters',
      },
    });
    const { clusters } = await bob.json();
    expect(clusters).toMatchObject([
      { cluster: 'one', state: { reason: { code: 'forbidden' } }, pods: [] },
      { cluster: 'two', pods: [{ name: 'web-two' }] },
    ]);
  });
});
