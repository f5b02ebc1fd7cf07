import { age, fleetDatabases } from '../__testUtils__/fleetDatabases';
import { Database } from '../store/database';
import { LeaseTable } from './LeaseTable';

const CLUSTERS = Array.from({ length: 40 }, (_, index) => `cluster-${index}`);
const REPLICAS = ['a', 'b', 'c', 'd', 'e', 'f'];
const LEASE_MS = 15_000;
const databases = fleetDatabases();

describe.each(databases.ids)('LeaseTable with %s', id => {
  let database: Database;
  let table: LeaseTable;
  beforeEach(async () => {
    database = await databases.create(id);
    table = new LeaseTable(database);
    await table.know(CLUSTERS);
  });

  const holders = async () =>
    (await table.read()).clusters.map(({ holder }) => holder);

  it('gives each cluster to one of those who want it at the same moment', async () => {
    await Promise.all(REPLICAS.map(name => table.join(name, LEASE_MS)));
    await Promise.all(REPLICAS.map(name => table.claim(name, CLUSTERS)));
    await Promise.all(REPLICAS.map(name => table.claim(name, CLUSTERS)));
    expect((await holders()).every(name => name !== undefined)).toBe(true);
    const before = await holders();
    await table.claim('a', CLUSTERS);
    expect(await holders()).toEqual(before);
  });

  it('either renews a lease that has ended or frees its clusters, never both', async () => {
    for (let round = 0; round < 20; round += 1) {
      await table.join(`late-${round}`, LEASE_MS);
      await table.claim(`late-${round}`, CLUSTERS);
      await age(database, LEASE_MS + 1);
      const [isRenewed] = await Promise.all([
        table.renew(`late-${round}`, LEASE_MS),
        table.endExpired(),
      ]);
      expect(new Set(await holders())).toEqual(
        new Set([isRenewed ? `late-${round}` : undefined]),
      );
      await table.leave(`late-${round}`);
    }
  });

  it('gives nothing to a replica without a lease', async () => {
    await table.claim('nobody', CLUSTERS);
    expect(new Set(await holders())).toEqual(new Set([undefined]));
    expect(await table.renew('nobody', LEASE_MS)).toBe(false);
  });

  it('releases only what the replica holds', async () => {
    await table.join('a', LEASE_MS);
    await table.join('b', LEASE_MS);
    await table.claim('a', CLUSTERS.slice(0, 20));
    await table.claim('b', CLUSTERS.slice(20));
    await table.release('b', CLUSTERS.slice(0, 21));
    const { clusters } = await table.read();
    const free = clusters.filter(({ holder }) => !holder);
    expect(free.map(({ name }) => name)).toEqual([CLUSTERS[20]]);
  });

  it('says for how long nobody has known a cluster', async () => {
    await age(database, 100_000);
    await table.know(CLUSTERS.slice(1));
    const { clusters } = await table.read();
    const unknown = clusters.filter(
      ({ unknownForMs }) => unknownForMs > 60_000,
    );
    expect(unknown.map(({ name }) => name)).toEqual([CLUSTERS[0]]);
  });
});
