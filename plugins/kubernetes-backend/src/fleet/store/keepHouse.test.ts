import { age, fleetDatabases } from '../__testUtils__/fleetDatabases';
import { LeaseTable } from '../replicas/LeaseTable';
import { FleetStore } from './FleetStore';
import { keepHouse } from './keepHouse';
import { ABSENT } from './StoredCell';

const HOUR = 3_600_000;
const { signal } = new AbortController();
const databases = fleetDatabases();

describe.each(databases.ids)('keepHouse with %s', id => {
  it('deletes what is gone, and asks the catalog only in doubt', async () => {
    const database = await databases.create(id);
    const leases = new LeaseTable(database);
    const store = new FleetStore(database);
    await leases.know(['eu', 'removed']);
    await leases.join('a', HOUR);
    await leases.claim('a', ['eu', 'removed']);
    const failing = { ...ABSENT, state: 'failing' } as const;
    for (const cluster of ['eu', 'removed']) {
      await store.write(
        'a',
        cluster,
        0,
        ['followed', 'unfollowed', 'gone'].map(entityRef => ({
          entityRef,
          subject: 'subject',
          before: undefined,
          after: failing,
        })),
      );
    }
    await leases.leave('a');
    await age(database, 2 * HOUR);
    await leases.know(['eu']);
    const exists = jest.fn(async (ref: string) => ref !== 'gone');
    const options = {
      store,
      isFollowed: (ref: string) => ref === 'followed',
      exists,
    };
    await keepHouse({ ...options, historyMs: 3 * HOUR }, signal);
    expect(exists.mock.calls.map(([ref]) => ref).sort()).toEqual([
      'gone',
      'unfollowed',
    ]);
    expect((await store.listServices()).slice().sort()).toEqual([
      'followed',
      'unfollowed',
    ]);
    expect(await database('fleet_cells').distinct('cluster')).toEqual([
      { cluster: 'eu' },
    ]);
    expect(await store.readTransitions(4 * HOUR, 10)).toHaveLength(2);
    await keepHouse({ ...options, historyMs: HOUR }, signal);
    expect(await store.readTransitions(4 * HOUR, 10)).toEqual([]);
  });
});
