import { SUBJECT } from '../__testUtils__/cells';
import { age, fleetDatabases } from '../__testUtils__/fleetDatabases';
import { LeaseTable } from '../replicas/LeaseTable';
import { Database } from './database';
import { CellChange, FleetStore } from './FleetStore';
import { ABSENT, StoredCell } from './StoredCell';

const HOUR = 3_600_000;
const SHOP = 'component:default/shop';
const WELL: StoredCell = {
  state: 'healthy',
  details: { pods: 3, ready: 3, classes: [], versions: ['1.0'] },
};
const FAILING: StoredCell = {
  state: 'failing',
  since: 1_800_000_000_000,
  details: {
    pods: 3,
    ready: 1,
    headline: 'Crashes at start: exit code 1',
    classes: ['AppCrash'],
    versions: ['1.1'],
  },
};
const databases = fleetDatabases();

describe.each(databases.ids)('FleetStore with %s', id => {
  let database: Database;
  let leases: LeaseTable;
  let store: FleetStore;
  beforeEach(async () => {
    database = await databases.create(id);
    leases = new LeaseTable(database);
    store = new FleetStore(database);
    await leases.know(['eu', 'us']);
    await leases.join('a', 60_000);
    await leases.join('b', 60_000);
    await leases.claim('a', ['eu', 'us']);
  });

  const change = (
    before: StoredCell | undefined,
    after: StoredCell,
    entityRef = SHOP,
  ): CellChange => ({ entityRef, subject: SUBJECT, before, after });
  const transitions = () => store.readTransitions(HOUR, 100);

  it('keeps what the holder writes, and says what is new since a revision', async () => {
    await store.write('a', 'eu', 0, [change(undefined, WELL)]);
    await store.write('a', 'eu', 1, [change(WELL, FAILING)]);
    await store.write('a', 'eu', 2, [
      change(undefined, WELL, 'component:default/b'),
    ]);
    expect(await store.readChanged('eu', 1)).toEqual([
      { entityRef: SHOP, subject: SUBJECT, revision: 2, cell: FAILING },
      {
        entityRef: 'component:default/b',
        subject: SUBJECT,
        revision: 3,
        cell: WELL,
      },
    ]);
    expect(await store.readChanged('us', 0)).toEqual([]);
  });

  it('reads any number of cells', async () => {
    const many = Array.from({ length: 5_100 }, (_, index) =>
      change(undefined, WELL, `component:default/s${index}`),
    );
    await store.write('a', 'eu', 0, many.slice(0, 3_000));
    await store.write('a', 'eu', 1, many.slice(3_000));
    const read = await store.readChanged('eu', 0);
    expect(new Set(read.map(({ entityRef }) => entityRef)).size).toBe(5_100);
    expect(read).toHaveLength(5_100);
  });

  it('refuses what does not hold the cluster, or has not seen its last change', async () => {
    expect(await store.write('b', 'eu', 0, [change(undefined, WELL)])).toBe(
      false,
    );
    expect(await store.write('a', 'eu', 1, [change(undefined, WELL)])).toBe(
      false,
    );
    await leases.leave('a');
    expect(await store.write('a', 'eu', 0, [change(undefined, WELL)])).toBe(
      false,
    );
    expect(await store.readChanged('eu', 0)).toEqual([]);
  });

  it('tells a transition once, whoever writes it at the same moment', async () => {
    await store.write('a', 'eu', 0, [change(undefined, WELL)]);
    const written = await Promise.all(
      ['a', 'a', 'b', 'a'].map(replica =>
        store.write(replica, 'eu', 1, [change(WELL, FAILING)]),
      ),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await transitions()).toEqual([
      {
        cluster: 'eu',
        entityRef: SHOP,
        subject: SUBJECT,
        before: [],
        after: ['AppCrash'],
        at: expect.any(Number),
      },
    ]);
  });

  it('tells of no transition but those to and from something wrong', async () => {
    await store.write('a', 'eu', 0, [change(undefined, WELL)]);
    await store.write('a', 'eu', 1, [change(WELL, ABSENT)]);
    await store.write('a', 'us', 0, [change(undefined, FAILING)]);
    const more = { ...FAILING, details: { ...FAILING.details, ready: 2 } };
    await store.write('a', 'us', 1, [change(FAILING, more)]);
    expect(await transitions()).toHaveLength(1);
    await store.write('a', 'us', 2, [change(more, ABSENT)]);
    expect(await transitions()).toMatchObject([
      { before: ['AppCrash'], after: [] },
      { before: [], after: ['AppCrash'] },
    ]);
  });

  it('deletes the rows of a service', async () => {
    await store.write('a', 'eu', 0, [
      change(undefined, FAILING),
      change(undefined, FAILING, 'component:default/b'),
    ]);
    expect((await store.listServices()).length).toBe(2);
    await store.deleteServices([SHOP]);
    expect(await store.listServices()).toEqual(['component:default/b']);
    expect(await transitions()).toMatchObject([
      { entityRef: 'component:default/b' },
    ]);
  });

  it('deletes the rows of a cluster that nobody knows any more', async () => {
    await store.write('a', 'eu', 0, [change(undefined, FAILING)]);
    await store.write('a', 'us', 0, [change(undefined, FAILING)]);
    await age(database, HOUR);
    await leases.know(['us']);
    await store.deleteUnknownClusters(HOUR / 2);
    // It is held.
    expect(await store.readChanged('eu', 0)).toHaveLength(1);
    await leases.leave('a');
    await store.deleteUnknownClusters(HOUR / 2);
    expect(await store.readChanged('eu', 0)).toEqual([]);
    expect(await database('fleet_transitions').select('cluster')).toEqual([
      { cluster: 'us' },
    ]);
    expect((await leases.read()).clusters.map(({ name }) => name)).toEqual([
      'us',
    ]);
  });

  it('bounds transitions by age and count', async () => {
    let known: StoredCell | undefined;
    for (let revision = 0; revision < 10; revision += 1) {
      const next = revision % 2 ? WELL : FAILING;
      await store.write('a', 'eu', revision, [change(known, next)]);
      await age(database, 1_000);
      known = next;
    }
    const count = async () => (await transitions()).length;
    expect(await count()).toBe(10);
    await store.deleteOldTransitions(HOUR, 6);
    expect(await count()).toBe(6);
    await store.deleteOldTransitions(3_500, 6);
    expect(await count()).toBeLessThan(6);
  });

  it('keeps and tells the history of all services, though one changes all the time', async () => {
    const now = Date.now();
    const row = (entityRef: string, revision: number, ageMs: number) => ({
      cluster: revision % 2 ? 'eu' : 'us',
      entity_ref: entityRef,
      subject: SUBJECT,
      revision,
      from_state: 'healthy',
      from_classes: '[]',
      to_state: 'failing',
      to_classes: '["AppCrash"]',
      at: now - ageMs,
    });
    await database('fleet_transitions').insert([
      row('quiet', 1, HOUR / 2),
      ...Array.from({ length: 60 }, (_, index) => row('busy', index, index)),
    ]);
    const refsOf = (read: readonly { readonly entityRef: string }[]) => [
      read.filter(({ entityRef }) => entityRef === 'quiet').length,
      read.filter(({ entityRef }) => entityRef === 'busy').length,
    ];
    expect(refsOf(await store.readTransitions(HOUR, 50))).toEqual([0, 50]);
    expect(refsOf(await store.readTransitions(HOUR, 50, 10))).toEqual([1, 10]);
    const newest = await store.readTransitions(HOUR, 50, 10);
    expect(Math.min(...newest.slice(0, 10).map(({ at }) => at))).toBe(now - 9);
    expect(await store.readHistoryCuts(HOUR)).toEqual({
      ofAll: undefined,
      ofService: new Map(),
    });
    await store.deleteOldTransitions(HOUR, 30);
    expect(refsOf(await transitions())).toEqual([1, 20]);
    // The newest of those that were deleted.
    const cut = new Map([['busy', now - 20]]);
    expect((await store.readHistoryCuts(HOUR)).ofService).toEqual(cut);
    await store.deleteOldTransitions(HOUR, 5);
    expect(refsOf(await transitions())).toEqual([0, 5]);
    const cuts = await store.readHistoryCuts(HOUR);
    expect(cuts.ofAll).toBe(now - 5);
    expect([...cuts.ofService.keys()]).toEqual(['busy']);
    await age(database, 2 * HOUR);
    expect((await store.readHistoryCuts(HOUR)).ofAll).toBeUndefined();
    await store.deleteOldTransitions(HOUR, 5);
    expect(await database('fleet_history').select()).toEqual([]);
  });

  it('notes how far a cluster is seen, and when all of it was', async () => {
    await store.noteSight('a', ['eu'], { sight: 'live', isLimited: true });
    await store.noteSight('b', ['us'], { sight: 'live', isLimited: false });
    const [eu, us] = (await leases.read()).clusters;
    expect(eu).toMatchObject({ sight: 'live', isLimited: true });
    expect(eu.readAgoMs).toBeLessThan(HOUR);
    expect(us).toMatchObject({ sight: undefined, readAgoMs: undefined });
    await age(database, HOUR);
    await store.noteSight('a', ['eu'], { sight: 'gap', isLimited: false });
    const [gap] = (await leases.read()).clusters;
    expect(gap.sight).toBe('gap');
    expect(gap.readAgoMs).toBeGreaterThanOrEqual(HOUR);
  });

  it('replaces the rows of what a reference stood for before', async () => {
    await store.write('a', 'eu', 0, [change(undefined, FAILING)]);
    await store.write('a', 'us', 0, [change(undefined, FAILING)]);
    const other = { ...change(undefined, FAILING), subject: 'next' };
    await store.write('a', 'eu', 1, [{ ...other, replacesOther: true }]);
    expect(await store.readChanged('eu', 0)).toMatchObject([
      { subject: 'next', revision: 2 },
    ]);
    const subjects = (await transitions()).map(({ cluster, subject }) =>
      [cluster, subject].join(),
    );
    expect(subjects.sort()).toEqual(['eu,next', `us,${SUBJECT}`]);
  });

  it('deletes the rows of services in single clusters', async () => {
    await store.write('a', 'eu', 0, [change(undefined, WELL)]);
    await store.deleteServices([SHOP], ['us']);
    expect(await store.listServices()).toEqual([SHOP]);
    await store.deleteServices([SHOP], ['eu']);
    expect(await store.listServices()).toEqual([]);
  });

  it('notes as of when the cells of a cluster tell where services are', async () => {
    const sight = { sight: 'live', isLimited: false } as const;
    const placedAgo = async () => (await leases.read()).clusters[0].placedAgoMs;
    expect(await placedAgo()).toBeUndefined();
    await store.noteSight('a', ['eu'], { ...sight, placedAgoMs: 90_000.4 });
    expect(await placedAgo()).toBeGreaterThan(90_000);
    expect(await placedAgo()).toBeLessThan(HOUR);
    await store.noteSight('a', ['eu'], sight);
    expect(await placedAgo()).toBeUndefined();
    await store.noteSight('a', ['eu'], { ...sight, placedAgoMs: 1 });
    await leases.release('a', ['eu']);
    await leases.claim('b', ['eu']);
    expect(await placedAgo()).toBeUndefined();
  });

  it('deletes what has been gone from a cluster for long, not before', async () => {
    await store.write('a', 'eu', 0, [
      change(undefined, ABSENT),
      change(undefined, WELL, 'component:default/b'),
    ]);
    await age(database, HOUR);
    await store.deleteAbsentCells(2 * HOUR);
    expect(await store.readChanged('eu', 0)).toHaveLength(2);
    await store.deleteAbsentCells(HOUR / 2);
    expect(await store.readChanged('eu', 0)).toMatchObject([
      { entityRef: 'component:default/b' },
    ]);
  });

  it('keeps what it knows of the cuts of a service that is only gone from some clusters', async () => {
    const now = Date.now();
    const cuts = async () => [
      ...(await store.readHistoryCuts(HOUR)).ofService.keys(),
    ];
    await database('fleet_history').insert({ entity_ref: SHOP, since: now });
    await store.deleteServices([SHOP], ['eu']);
    expect(await cuts()).toEqual([SHOP]);
    await store.deleteServices([SHOP]);
    expect(await cuts()).toEqual([]);
  });

  it('cuts nothing where there are just as many transitions as it may keep', async () => {
    let known: StoredCell | undefined;
    for (let revision = 0; revision < 22; revision += 1) {
      const next = revision % 2 ? WELL : FAILING;
      await store.write('a', 'eu', revision, [change(known, next)]);
      known = next;
    }
    await store.deleteOldTransitions(HOUR, 22);
    expect(await transitions()).toHaveLength(22);
  });

  it('ignores what another release wrote', async () => {
    await store.write('a', 'eu', 0, [change(undefined, WELL)]);
    await database('fleet_cells').update({ details: '{"pods":"many"' });
    expect(await store.readChanged('eu', 0)).toEqual([
      { entityRef: SHOP, subject: SUBJECT, revision: 1, cell: undefined },
    ]);
  });
});
