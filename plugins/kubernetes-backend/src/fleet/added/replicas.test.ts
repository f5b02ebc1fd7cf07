import { systemClock } from '../../util/timing';
import { age, fleetDatabases } from '../__testUtils__/fleetDatabases';
import {
  aSource,
  aToldPod,
  followSources,
  untilAborted,
} from '../__testUtils__/followSources';
import { ClusterLeases } from '../replicas/ClusterLeases';
import { LeaseTable } from '../replicas/LeaseTable';
import { Database } from '../store/database';

const CLUSTERS = ['asia', 'eu', 'us', 'za'];
const { signal } = new AbortController();
const databases = fleetDatabases();

describe.each(databases.ids)('a source in two replicas with %s', id => {
  let database: Database;
  /** How many calls there are of each cluster now, in both replicas. */
  const open = new Map<string, number>();
  let replicas: readonly ReturnType<typeof start>[] = [];

  beforeEach(async () => {
    database = await databases.create(id);
  });

  afterEach(async () => {
    await Promise.all(replicas.map(({ followed }) => followed.stop()));
  });

  function start(name: string) {
    let elapsedMs = 0;
    const leases = new ClusterLeases({
      table: new LeaseTable(database),
      isAlone: false,
      clock: systemClock,
      monotonic: () => elapsedMs,
      onFault: error => {
        throw error;
      },
    });
    const source = aSource(async ({ cluster, send }, until) => {
      open.set(cluster, (open.get(cluster) ?? 0) + 1);
      const records = [aToldPod(`${cluster}-by-${name}`)];
      await send({ type: 'listBegun', kind: 'Pod' });
      await send({ type: 'changed', kind: 'Pod', records });
      await send({ type: 'listEnded', kind: 'Pod' });
      await untilAborted(until);
      open.set(cluster, open.get(cluster)! - 1);
    });
    const followed = followSources([source], {
      clusters: CLUSTERS,
      holding: leases,
    });
    return {
      followed,
      leases,
      pods: () => CLUSTERS.flatMap(cluster => followed.podsOf(cluster)),
      tick: async () => {
        elapsedMs += 2_000;
        await leases.tick(signal);
      },
    };
  }

  async function turns(running: typeof replicas, count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      await age(database, 2_000);
      for (const { followed, tick } of running) {
        await tick();
        await followed.pass();
        expect(Math.max(0, ...open.values())).toBeLessThanOrEqual(1);
      }
    }
  }

  it('follows each cluster in the one that holds it, and in the other when that leaves', async () => {
    const [one, other] = [start('one'), start('other')];
    replicas = [one, other];
    await turns(replicas, 8);
    expect(one.pods()).toHaveLength(2);
    expect(other.pods()).toHaveLength(2);
    expect(
      [...one.pods(), ...other.pods()].map(pod => pod.split('-')[0]).sort(),
    ).toEqual(CLUSTERS);
    one.followed.abort();
    await one.followed.pass();
    await one.leases.leave(signal);
    await turns([other], 4);
    expect(other.pods()).toEqual(CLUSTERS.map(name => `${name}-by-other`));
    expect([...open.values()]).toEqual([1, 1, 1, 1]);
  });
});
