import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { aRegistry } from '../__testUtils__/aRegistry';
import { ClusterHolding } from '../replicas/ClusterHolding';
import { FleetEvent } from './FleetSource';
import { watchClusters } from './watchClusters';

const cluster = (name: string, changes: Partial<ClusterDetails> = {}) => ({
  ...{ name, url: `https://${name}`, authProvider: 'shared' },
  ...{ authMetadata: {}, ...changes },
});
const personal = (name: string) => cluster(name, { authProvider: 'oidc' });

async function watch(...first: readonly ClusterDetails[]) {
  const world = { clusters: first, isBroken: false };
  const held = { names: undefined as readonly string[] | undefined };
  const clock = new ManualClock();
  const stopping = new AbortController();
  const events: FleetEvent[] = [];
  const followed: string[] = [];
  let tell = () => {};
  const holding: ClusterHolding = {
    offer: () => undefined,
    holds: name => held.names?.includes(name) ?? true,
    listen: onChange => {
      tell = onChange;
    },
  };
  const over = watchClusters(
    {
      registry: {
        getClusters: async signal => {
          if (world.isBroken) throw new Error('down');
          return aRegistry(world.clusters).getClusters(signal);
        },
      },
      credentials: {
        hasSharedCredential: ({ authProvider }) => authProvider === 'shared',
      },
      ...{ clock, holding },
      sink: event => events.push(event),
      onClusters: all => followed.push(all.map(c => c.details.name).join()),
    },
    stopping.signal,
  );
  const settle = () => new Promise(setImmediate);
  await settle();
  return {
    ...{ events, followed, world },
    /** What is said after fifteen seconds. */
    async next(...clusters: readonly ClusterDetails[]) {
      world.clusters = clusters;
      events.length = 0;
      clock.advance(15_000);
      await settle();
      return [...events];
    },
    async hold(...names: readonly string[]) {
      held.names = names;
      events.length = 0;
      tell();
      await settle();
      return [...events];
    },
    async stop() {
      stopping.abort();
      await over;
    },
  };
}

describe('watchClusters', () => {
  it('says that a cluster is gone, whether it was followed or left out', async () => {
    const { next, stop } = await watch(cluster('eu'), personal('own'));
    expect(await next(cluster('eu'))).toEqual([
      { type: 'gone', cluster: 'own' },
    ]);
    expect(await next()).toEqual([{ type: 'gone', cluster: 'eu' }]);
    expect(await next()).toEqual([]);
    await stop();
  });

  it('says once why a cluster is left out, and again for another reason', async () => {
    const { events, next, stop } = await watch(personal('own'));
    const leftOut = { type: 'leftOut', cluster: 'own' };
    expect(events).toEqual([{ ...leftOut, reason: 'personal-credential' }]);
    expect(await next(personal('own'))).toEqual([]);
    expect(await next(cluster('own', { problem: 'no url' }))).toEqual([
      { ...leftOut, reason: 'misconfigured' },
    ]);
    await stop();
  });

  it('follows at once what this process holds from now on', async () => {
    const { followed, hold, stop } = await watch(cluster('eu'), cluster('us'));
    const given = { type: 'leftOut', reason: 'other-replica' };
    expect(await hold('eu')).toEqual([{ ...given, cluster: 'us' }]);
    expect(await hold('us')).toEqual([{ ...given, cluster: 'eu' }]);
    expect(followed).toEqual(['eu,us', 'eu', 'us']);
    await stop();
  });

  it('keeps to what it knows while no clusters can be read', async () => {
    const { followed, next, stop, world } = await watch(cluster('eu'));
    world.isBroken = true;
    expect(await next()).toEqual([]);
    expect(followed).toEqual(['eu']);
    await stop();
  });
});
