import { FleetCell } from '@podlight/backstage-plugin-kubernetes-common';
import { until } from '../../__testUtils__/until';
import { systemClock } from '../../util/timing';
import { aCell, FAILING_CELL, SUBJECT, WELL } from '../__testUtils__/cells';
import { fleetDatabases } from '../__testUtils__/fleetDatabases';
import { Database } from '../store/database';
import { FleetStore } from '../store/FleetStore';
import { FleetReader } from '../reader';
import { FleetSharing } from './FleetSharing';
import { LeaseTable } from './LeaseTable';

const SHOP = 'component:default/shop';
const NEWS = 'component:default/news';
const CLUSTERS = ['eu', 'us'];
const { signal } = new AbortController();
const databases = fleetDatabases();

describe.each(databases.ids)('FleetSharing with %s', id => {
  let database: Database;
  const stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    database = await databases.create(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  /** A replica that sees the service in each cluster that it holds. */
  function start({
    getDatabase = async () => database,
    hasRead = true,
  }: {
    readonly getDatabase?: () => Promise<Database>;
    readonly hasRead?: boolean;
  } = {}) {
    const seen = new Map<string, FleetCell>([[SHOP, aCell()]]);
    let subject = SUBJECT;
    let passedMs = 0;
    const stopping = new AbortController();
    const faults: unknown[] = [];
    const onUnsupported = jest.fn();
    const sharing = new FleetSharing({
      getDatabase,
      skipMigrations: false,
      clock: systemClock,
      monotonic: () => performance.now() + passedMs,
      random: () => 0,
      onFault: error => faults.push(error),
      onUnsupported,
    });
    const held = () => CLUSTERS.filter(name => sharing.holding.holds(name));
    const own: FleetReader = {
      readServices: async subjects =>
        new Map(
          [...subjects].flatMap(([ref, wanted]) => {
            if (wanted !== subject) return [];
            const cell = hasRead ? seen.get(ref) : undefined;
            const cells = cell
              ? held().map(cluster => ({ ...cell, cluster }))
              : [];
            return [[ref, { cells, unseen: [] }] as const];
          }),
        ),
      readClusters: async () =>
        new Map(
          CLUSTERS.map(name => [
            name,
            {
              name,
              sight: hasRead ? 'live' : 'listing',
            },
          ]),
        ),
      readHistory: async () => ({ since: new Date(), spans: [] }),
    };
    const reader = sharing.createReader({
      reader: own,
      services: () =>
        new Map(
          [SHOP, NEWS].map(ref => [
            ref,
            { clusters: new Set(CLUSTERS), subject },
          ]),
        ),
      isComplete: () => true,
      isPersonal: () => false,
      seesAll: () => hasRead,
      isBehind: () => false,
      scans: () => [{ startedAt: 0, endedAt: 0 }],
      onPlace: () => undefined,
      onCluster: () => undefined,
    });
    sharing.holding.offer(CLUSTERS);
    const over = sharing.run(stopping.signal);
    let isStopped = false;
    const stop = async () => {
      if (isStopped) return;
      isStopped = true;
      stopping.abort();
      await over;
      await sharing.leave();
    };
    stops.push(stop);
    return {
      faults,
      held,
      onUnsupported,
      pass(ms: number) {
        passedMs += ms;
      },
      sharing,
      stop,
      become(next: FleetCell | undefined, entityRef = SHOP) {
        if (next) seen.set(entityRef, next);
        else seen.delete(entityRef);
        sharing.touch(entityRef);
      },
      /** The service is deleted, and somebody registers another one with its name. */
      registerAgain(next: string) {
        seen.delete(SHOP);
        sharing.forget(SHOP);
        subject = next;
        sharing.remember(SHOP);
      },
      async classes(wanted = SUBJECT) {
        const asked = new Map([[SHOP, wanted]]);
        const { spans } = await reader.readHistory(asked, signal);
        return spans.map(span => span.class);
      },
      async states(wanted = SUBJECT) {
        const asked = new Map([[SHOP, wanted]]);
        const services = await reader.readServices(asked, signal);
        const cells = services.get(SHOP)?.cells ?? [];
        return cells.map(cell => `${cell.cluster} ${cell.state}`).sort();
      },
    };
  }

  it('holds all clusters, and shows the last verdicts after a restart', async () => {
    const first = start();
    await until(() => first.held().length === 2);
    first.become(FAILING_CELL);
    const store = new FleetStore(database);
    const areWritten = async () => {
      const transitions = await store.readTransitions(3_600_000, 10);
      return transitions.length === 2;
    };
    while (!(await areWritten())) await new Promise(setImmediate);
    await first.stop();
    const next = start({ hasRead: false });
    while ((await next.states()).length === 0) await new Promise(setImmediate);
    expect(await next.states()).toEqual(['eu failing', 'us failing']);
    expect([...first.faults, ...next.faults]).toEqual([]);
  });

  it('deletes the rows of a service that is gone', async () => {
    const { become, sharing } = start();
    become(FAILING_CELL);
    const store = new FleetStore(database);
    const services = () => store.listServices();
    while ((await services()).length === 0) await new Promise(setImmediate);
    sharing.forget(SHOP);
    while ((await services()).length > 0) await new Promise(setImmediate);
    expect(await store.readTransitions(3_600_000, 10)).toEqual([]);
  });

  it('deletes them a little later where no replica reads the cluster', async () => {
    const { held, pass, sharing } = start();
    await until(() => held().length === 2);
    await new LeaseTable(database).know(['free']);
    await database('fleet_cells').insert({
      cluster: 'free',
      entity_ref: NEWS,
      subject: SUBJECT,
      revision: 1,
      state: 'failing',
      details: '{}',
    });
    const rows = async () =>
      (await database('fleet_cells').where({ cluster: 'free' })).length;
    sharing.forget(NEWS);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(await rows()).toBe(1);
    pass(120_000);
    while ((await rows()) > 0) await new Promise(setImmediate);
  });

  it('shows nothing of a service under the name of which another is registered, in any replica', async () => {
    // SQLite is for one process alone.
    const count = id === 'SQLITE_3' ? 1 : 2;
    const replicas = Array.from({ length: count }, () => start());
    const share = CLUSTERS.length / count;
    await until(
      () => replicas.every(({ held }) => held().length === share),
      20_000,
    );
    replicas.forEach(({ become }) => become(FAILING_CELL));
    for (const { states } of replicas) {
      while ((await states()).join() !== 'eu failing,us failing') {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    }
    // One replica after the other reads the catalog.
    for (const { registerAgain } of replicas) {
      registerAgain('next');
      for (const { classes, states } of replicas) {
        expect(await states('next')).toEqual([]);
        expect(await classes('next')).toEqual([]);
      }
    }
    for (let turn = 0; turn < 15; turn += 1) {
      for (const { classes, states } of replicas) {
        expect(await states('next')).toEqual([]);
        expect(await classes('next')).toEqual([]);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    replicas.forEach(({ become }) => become(FAILING_CELL));
    for (const { classes, states } of replicas) {
      while ((await states('next')).join() !== 'eu failing,us failing') {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      while ((await classes('next')).join() !== 'AppCrash,AppCrash') {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    }
    const store = new FleetStore(database);
    const rows = async () =>
      (await store.readTransitions(3_600_000, 10)).map(
        ({ subject }) => subject,
      );
    while ((await rows()).join() !== 'next,next') {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(replicas.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('is not certain of another replica’s cluster when what was read of it is old', async () => {
    const { held, pass, sharing } = start();
    await until(() => held().length === 2);
    const table = new LeaseTable(database);
    await table.join('other', 600_000);
    await table.know(['ap']);
    await table.claim('other', ['ap']);
    const store = new FleetStore(database);
    await store.write('other', 'ap', 0, [
      { entityRef: NEWS, subject: SUBJECT, before: undefined, after: WELL },
    ]);
    const seen = { sight: 'live', isLimited: false } as const;
    await store.noteSight('other', ['ap'], seen);
    await until(() => sharing.isElsewhere(NEWS, 'ap', 0) === true);
    pass(60_000);
    expect(sharing.isElsewhere(NEWS, 'ap', 0)).toBeUndefined();
  });

  it('shows what it knows as old while the database is gone, and reads no cluster', async () => {
    const { faults, held, pass, states } = start();
    while ((await states()).length < 2) await new Promise(setImmediate);
    const store = new FleetStore(database);
    const rows = () => store.readChanged('us', 0);
    while ((await rows()).length === 0) await new Promise(setImmediate);
    await until(() => held().length === 2);
    await new Promise(resolve => setTimeout(resolve, 2_500));
    await database.destroy();
    pass(120_000);
    expect(held()).toEqual([]);
    expect(await states()).toEqual(['eu unseen', 'us unseen']);
    await until(() => faults.length > 0, 10_000);
    expect(held()).toEqual([]);
  });

  it('calls nothing gone after it has lost its clusters and reads them again', async () => {
    const { become, held, pass, states } = start();
    await until(() => held().length === 2);
    become(FAILING_CELL);
    const store = new FleetStore(database);
    const turns = async (of: string) => {
      const transitions = await store.readTransitions(3_600_000, 10);
      return transitions
        .filter(({ entityRef }) => entityRef === of)
        .map(({ before, after }) => ({ before, after }));
    };
    const began = { before: [], after: ['AppCrash'] };
    while ((await turns(SHOP)).length < 2) await new Promise(setImmediate);
    // The lease ends, and what was read of its clusters is dropped.
    become(undefined);
    pass(120_000);
    expect(held()).toEqual([]);
    await until(() => held().length === 2, 10_000);
    expect(await states()).toEqual(['eu failing', 'us failing']);
    // What is written together with it.
    become(FAILING_CELL, NEWS);
    while ((await turns(NEWS)).length < 2) await new Promise(setImmediate);
    expect(await turns(SHOP)).toEqual([began, began]);
    expect(await states()).toEqual(['eu failing', 'us failing']);
  });

  it('tries again when the database cannot be reached at first', async () => {
    let tries = 0;
    const { faults, held } = start({
      getDatabase: async () => {
        tries += 1;
        if (tries === 1) throw new Error('connection refused');
        return database;
      },
    });
    expect(held()).toEqual([]);
    await until(() => held().length === 2);
    expect(faults).toEqual([new Error('connection refused')]);
  });
});

describe('FleetSharing', () => {
  it('reads all clusters where the database is of another kind', async () => {
    const onUnsupported = jest.fn();
    const sharing = new FleetSharing({
      // Nothing else of it is asked.
      getDatabase: async () =>
        Object.assign(jest.fn(), {
          client: { config: { client: 'mysql2' } },
        }) as unknown as Database,
      skipMigrations: false,
      clock: systemClock,
      onFault: () => undefined,
      onUnsupported,
    });
    const told = jest.fn();
    sharing.holding.listen(told, signal);
    await sharing.run(signal);
    expect(sharing.holding.holds('eu')).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    expect(onUnsupported).toHaveBeenCalledTimes(1);
    await sharing.leave();
  });
});
