import { FleetState } from '@podlight/backstage-plugin-kubernetes-common';
import { age, fleetDatabases } from '../__testUtils__/fleetDatabases';
import { LeaseTable } from '../replicas/LeaseTable';
import { FleetStore } from './FleetStore';
import { deleteStaleRows } from './deleteStaleRows';
import { ABSENT } from './StoredCell';

const HOUR = 3_600_000;
const { signal } = new AbortController();
const databases = fleetDatabases();

describe.each(databases.ids)('deleteStaleRows with %s', id => {
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
    const findServices = jest.fn(
      async (refs: readonly string[]) =>
        new Set(refs.filter(ref => ref !== 'gone')),
    );
    const options = {
      store,
      isFollowed: (ref: string) => ref === 'followed',
      findServices,
    };
    await deleteStaleRows({ ...options, historyMs: 3 * HOUR }, signal);
    expect(findServices).toHaveBeenCalledTimes(1);
    expect([...findServices.mock.calls[0][0]].sort()).toEqual([
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
    await deleteStaleRows({ ...options, historyMs: HOUR }, signal);
    expect(await store.readTransitions(4 * HOUR, 10)).toEqual([]);
  });

  it('forgets after a day that a service was in a cluster', async () => {
    const database = await databases.create(id);
    const leases = new LeaseTable(database);
    const store = new FleetStore(database);
    await leases.know(['eu']);
    await leases.join('a', HOUR);
    await leases.claim('a', ['eu']);
    const change = (entityRef: string, state: FleetState) => ({
      ...{ entityRef, subject: 'subject', before: undefined },
      after: { ...ABSENT, state },
    });
    const run = () =>
      deleteStaleRows(
        {
          ...{ store, historyMs: HOUR, isFollowed: () => true },
          findServices: async () => new Set(),
        },
        signal,
      );
    const left = async () =>
      (await store.readChanged('eu', 0)).map(({ entityRef }) => entityRef);
    await store.write('a', 'eu', 0, [
      change('here', 'healthy'),
      change('left', 'absent'),
    ]);
    await age(database, 23 * HOUR);
    await run();
    expect(await left()).toEqual(['here', 'left']);
    await age(database, 2 * HOUR);
    await store.write('a', 'eu', 1, [change('leaves', 'absent')]);
    await run();
    expect(await left()).toEqual(['here', 'leaves']);
  });

  it('forgets what an earlier release left without a time', async () => {
    const database = await databases.create(id);
    const leases = new LeaseTable(database);
    const store = new FleetStore(database);
    await leases.know(['eu']);
    await leases.join('a', HOUR);
    await leases.claim('a', ['eu']);
    const change = (entityRef: string, state: FleetState) => ({
      ...{ entityRef, subject: 'subject', before: undefined },
      after: { ...ABSENT, state },
    });
    await store.write('a', 'eu', 0, [
      change('here', 'healthy'),
      change('left', 'absent'),
    ]);
    await database('fleet_cells').update({ since: null });
    const run = () =>
      deleteStaleRows(
        {
          ...{ store, historyMs: HOUR, isFollowed: () => true },
          findServices: async () => new Set(),
        },
        signal,
      );
    const left = async () =>
      (await store.readChanged('eu', 0)).map(({ entityRef }) => entityRef);
    await run();
    await age(database, 23 * HOUR);
    await run();
    expect(await left()).toEqual(['here', 'left']);
    await age(database, 2 * HOUR);
    await run();
    expect(await left()).toEqual(['here']);
  });

  it('finds what is gone behind any number of services that are not followed', async () => {
    const database = await databases.create(id);
    const leases = new LeaseTable(database);
    const store = new FleetStore(database);
    await leases.know(['eu']);
    await leases.join('a', HOUR);
    await leases.claim('a', ['eu']);
    const names = Array.from({ length: 700 }, (_, index) => `kept-${index}`);
    await store.write(
      'a',
      'eu',
      0,
      [...names, 'zz-gone'].map(entityRef => ({
        entityRef,
        subject: 'subject',
        before: undefined,
        after: ABSENT,
      })),
    );
    await deleteStaleRows(
      {
        store,
        historyMs: HOUR,
        isFollowed: () => false,
        findServices: async refs =>
          new Set(refs.filter(ref => ref.startsWith('kept'))),
      },
      signal,
    );
    expect([...(await store.listServices())].sort()).toEqual(names.sort());
  });
});

it('asks the catalog no further when its time is over', async () => {
  const stopping = new AbortController();
  const refs = Array.from({ length: 1_200 }, (_, index) => `s${index}`);
  let asked = 0;
  const findServices = jest.fn(async (some: readonly string[]) => {
    asked += 1;
    if (asked === 2) stopping.abort(new Error('over'));
    return new Set(some.slice(1));
  });
  const deleted: string[] = [];
  const store: Partial<FleetStore> = {
    deleteOldTransitions: async () => undefined,
    deleteUnknownClusters: async () => undefined,
    deleteAbsentCells: async () => undefined,
    listServices: async () => refs,
    deleteServices: async some => {
      deleted.push(...some);
    },
  };
  const running = deleteStaleRows(
    {
      ...{ store: store as FleetStore, historyMs: HOUR, findServices },
      isFollowed: () => false,
    },
    stopping.signal,
  );
  await expect(running).rejects.toThrow('over');
  expect(findServices).toHaveBeenCalledTimes(2);
  expect(deleted).toEqual(['s0', 's500']);
});
