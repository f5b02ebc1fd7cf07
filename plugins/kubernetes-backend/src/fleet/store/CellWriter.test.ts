import {
  FleetCell,
  FleetCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCell,
  aLease,
  FAILING,
  FAILING_CELL,
  SUBJECT,
  grantedSubjects,
  WELL,
} from '../__testUtils__/cells';
import { CellWriter } from './CellWriter';
import { CellChange, ClusterSight, ReadCell } from './FleetStore';
import { HeldSights } from './HeldSights';
import { PlaceTimes } from './PlaceTimes';
import { ABSENT } from './StoredCell';
import { StoredCells } from './StoredCells';

const SHOP = 'component:default/shop';
const { signal } = new AbortController();

function create(stored: readonly ReadCell[] = []) {
  let now = 0;
  const revisions = new Map([
    ['eu', 5],
    ['us', 5],
  ]);
  const written: CellChange[][] = [];
  const seen = new Map<string, readonly FleetCell[]>();
  const clusters = new Map<string, FleetCluster>([
    ['eu', { name: 'eu', sight: 'live' }],
  ]);
  const write = jest.fn(
    async (
      _replica: string,
      cluster: string,
      known: number,
      changes: readonly CellChange[],
    ) => {
      if (known !== revisions.get(cluster)) return false;
      revisions.set(cluster, known + 1);
      written.push([...changes]);
      return true;
    },
  );
  const noteSight = jest.fn<
    Promise<void>,
    [string, readonly string[], ClusterSight]
  >(async () => undefined);
  const cells = new StoredCells({ readChanged: async () => stored });
  const sights = new HeldSights({ noteSight }, () => now);
  const writer = new CellWriter({
    own: {
      readServices: async subjects =>
        new Map(
          [...subjects.keys()].flatMap(ref => {
            const known = seen.get(ref);
            return known ? [[ref, { cells: known, unseen: [] }]] : [];
          }),
        ),
      readClusters: async () => clusters,
    },
    services: () => grantedSubjects(...seen.keys()),
    store: { write },
    cells,
    sights,
    places: new PlaceTimes({
      seesAll: () => true,
      isBehind: () => false,
      scans: () => [{ startedAt: 1_000, endedAt: 2_000 }],
      monotonic: () => now,
    }),
    monotonic: () => now,
  });
  return {
    cells,
    clusters,
    noteSight,
    seen,
    write,
    writer,
    written,
    pass: (ms: number) => {
      now += ms;
    },
    async flush(names: readonly string[] = ['eu']) {
      written.length = 0;
      const leases = names.map(name =>
        aLease({ holder: 'me', name, revision: revisions.get(name) }),
      );
      await cells.refresh(leases);
      await writer.flush('me', leases, signal);
      return written.flat();
    },
  };
}

describe('CellWriter', () => {
  it('writes what it sees once, and then nothing until it changes', async () => {
    const { flush, pass, seen, write, writer } = create();
    seen.set(SHOP, [aCell()]);
    expect(await flush()).toEqual([
      { entityRef: SHOP, subject: SUBJECT, before: undefined, after: WELL },
    ]);
    pass(120_000);
    write.mockClear();
    expect(await flush()).toEqual([]);
    writer.touch(SHOP);
    expect(await flush()).toEqual([]);
    expect(write).not.toHaveBeenCalled();
    seen.set(SHOP, [FAILING_CELL]);
    writer.touch(SHOP);
    expect(await flush()).toEqual([
      { entityRef: SHOP, subject: SUBJECT, before: WELL, after: FAILING },
    ]);
  });

  it('writes counts without a verdict once a minute', async () => {
    const { flush, pass, seen } = create();
    seen.set(SHOP, [aCell()]);
    await flush();
    seen.set(SHOP, [aCell({ pods: 4 })]);
    expect(await flush()).toEqual([]);
    pass(60_000);
    expect((await flush()).map(({ after }) => after.details.pods)).toEqual([4]);
  });

  it('says as of when its cells tell where services are, once all of them are written', async () => {
    const { flush, noteSight, pass, seen, write } = create();
    const placed = () => noteSight.mock.lastCall?.[2].placedAgoMs;
    seen.set(SHOP, [aCell()]);
    await flush();
    pass(12_000);
    seen.set('component:default/late', [aCell()]);
    write.mockResolvedValueOnce(false);
    await flush();
    await flush();
    expect(placed()).toBeUndefined();
    // It is written with the flush before.
    await flush();
    expect(placed()).toBe(11_000);
  });

  it('writes nothing of a cluster before it has read it', async () => {
    const { clusters, flush, pass, seen } = create();
    clusters.set('eu', { name: 'eu', sight: 'listing' });
    seen.set(SHOP, [aCell()]);
    expect(await flush()).toEqual([]);
    pass(2_000);
    clusters.set('eu', { name: 'eu', sight: 'live' });
    expect(await flush()).toHaveLength(1);
  });

  it('tells what another replica has left unsaid, and nothing that it has said', async () => {
    const said = {
      entityRef: SHOP,
      subject: SUBJECT,
      revision: 5,
      cell: FAILING,
    };
    const unsaid = {
      entityRef: 'component:default/b',
      subject: SUBJECT,
      revision: 4,
      cell: WELL,
    };
    const { flush, pass, seen } = create([unsaid, said]);
    seen.set(SHOP, [FAILING_CELL]);
    seen.set(unsaid.entityRef, [FAILING_CELL]);
    expect(await flush()).toEqual([
      {
        entityRef: unsaid.entityRef,
        subject: SUBJECT,
        before: WELL,
        after: FAILING,
      },
    ]);
    // Between two crashes.
    seen.set(SHOP, [aCell()]);
    pass(2_000);
    expect(await flush()).toEqual([]);
    pass(60_000);
    expect(await flush()).toEqual([
      { entityRef: SHOP, subject: SUBJECT, before: FAILING, after: WELL },
    ]);
  });

  it.each(['leftOut', 'listing'] as const)(
    'calls nothing gone after it was %s, until it has seen the cluster for a while',
    async sight => {
      const { clusters, flush, pass, seen, writer } = create();
      seen.set(SHOP, [FAILING_CELL]);
      await flush();
      pass(120_000);
      seen.set(SHOP, []);
      clusters.set('eu', { name: 'eu', sight });
      writer.touch(SHOP);
      expect(await flush()).toEqual([]);
      clusters.set('eu', { name: 'eu', sight: 'live' });
      writer.touch(SHOP);
      expect(await flush()).toEqual([]);
      pass(60_000);
      expect(await flush()).toEqual([
        { entityRef: SHOP, subject: SUBJECT, before: FAILING, after: ABSENT },
      ]);
    },
  );

  it('takes no cell of what a reference stood for before for its own', async () => {
    const other = {
      entityRef: SHOP,
      subject: 'former',
      revision: 5,
      cell: FAILING,
    };
    const seenAgain = create([other]);
    seenAgain.seen.set(SHOP, [aCell()]);
    // Its own is well at once, and has not turned from anything.
    expect(await seenAgain.flush()).toEqual([
      {
        entityRef: SHOP,
        subject: SUBJECT,
        before: undefined,
        after: WELL,
        replacesOther: true,
      },
    ]);
    const { flush, pass, seen } = create([other]);
    seen.set(SHOP, []);
    expect(await flush()).toEqual([]);
    pass(60_000);
    expect(await flush()).toEqual([
      {
        entityRef: SHOP,
        subject: SUBJECT,
        before: undefined,
        after: ABSENT,
        replacesOther: true,
      },
    ]);
  });

  it('calls nothing gone in a gap', async () => {
    const { clusters, flush, pass, seen } = create();
    seen.set(SHOP, [FAILING_CELL]);
    await flush();
    clusters.set('eu', { name: 'eu', sight: 'gap' });
    seen.set(SHOP, []);
    pass(120_000);
    expect(await flush()).toEqual([]);
  });

  it('writes a bounded number of rows at a time, what has turned first', async () => {
    const { flush, seen } = create();
    const refs = Array.from({ length: 2_500 }, (_, index) => `s${index}`);
    refs.forEach(ref => seen.set(ref, [aCell()]));
    seen.set('ill', [FAILING_CELL]);
    const first = await flush();
    expect(first).toHaveLength(1_000);
    expect(first[0].entityRef).toBe('ill');
    expect([(await flush()).length, (await flush()).length]).toEqual([
      1_000, 501,
    ]);
    expect(await flush()).toEqual([]);
  });

  it('tries again what could not be written', async () => {
    const { flush, seen, write, writer } = create();
    await flush();
    seen.set(SHOP, [FAILING_CELL]);
    writer.touch(SHOP);
    write.mockRejectedValueOnce(new Error('connection refused'));
    await expect(flush()).rejects.toThrow('connection refused');
    write.mockResolvedValueOnce(false);
    expect(await flush()).toEqual([]);
    expect(await flush()).toHaveLength(1);
  });

  it('compares nothing with cells that are older than the cluster', async () => {
    const { cells, flush, seen, write, writer } = create();
    await flush();
    seen.set(SHOP, [FAILING_CELL]);
    writer.touch(SHOP);
    await cells.refresh([aLease({ holder: 'me', revision: 4 })]);
    await writer.flush('me', [aLease({ holder: 'me', revision: 5 })], signal);
    expect(write).not.toHaveBeenCalled();
    expect(await flush()).toMatchObject([{ entityRef: SHOP, after: FAILING }]);
  });

  it('keeps what a write that hangs should have written, and does not call it placed', async () => {
    const { cells, flush, noteSight, pass, seen, write, writer } = create();
    await flush();
    pass(12_000);
    seen.set(SHOP, [aCell()]);
    write.mockImplementationOnce(() => new Promise(() => {}));
    const turn = new AbortController();
    const lease = aLease({ holder: 'me', revision: 5 });
    await cells.refresh([lease]);
    const hanging = writer.flush('me', [lease], turn.signal);
    await new Promise(setImmediate);
    turn.abort(new Error('took too long'));
    await expect(hanging).rejects.toThrow('took too long');
    expect(await flush()).toMatchObject([{ entityRef: SHOP, after: WELL }]);
    expect(noteSight.mock.lastCall?.[2].placedAgoMs).toBeUndefined();
  });

  it('writes few changes of a service that changes all the time, and at once that it is unwell', async () => {
    const { flush, pass, seen, writer } = create();
    const classesOf = (name: string) => ({ ...FAILING_CELL, classes: [name] });
    let count = 0;
    for (let turn = 0; turn < 6 * 60; turn += 1) {
      seen.set(SHOP, [classesOf(turn % 2 ? 'AppCrash' : 'OutOfMemory')]);
      writer.touch(SHOP);
      count += (await flush()).length;
      pass(10_000);
    }
    // Six, and one in five minutes of the hour.
    expect(count).toBeLessThanOrEqual(20);
    expect(count).toBeGreaterThan(10);
    seen.set('component:default/other', [FAILING_CELL]);
    writer.touch('component:default/other');
    expect((await flush()).map(({ entityRef }) => entityRef)).toEqual([
      'component:default/other',
    ]);
  });

  it('tells that a service is unwell though it has told enough of it, and not that it is well', async () => {
    const { flush, pass, seen, writer } = create();
    await flush();
    pass(60_000);
    const told = [];
    for (let turn = 0; turn < 8; turn += 1) {
      seen.set(SHOP, [turn % 2 ? aCell() : FAILING_CELL]);
      writer.touch(SHOP);
      told.push((await flush()).map(({ after }) => after));
    }
    const [failing, well] = [[FAILING], [WELL]];
    expect(told).toEqual([
      ...[failing, well, failing, well, failing, well],
      ...[failing, []],
    ]);
  });

  it('bounds the changes of a service in each cluster by themselves', async () => {
    const { clusters, flush, pass, seen, writer } = create();
    clusters.set('us', { name: 'us', sight: 'live' });
    const both = ['eu', 'us'];
    const cells = (inEu: string, inUs: string) => [
      { ...FAILING_CELL, classes: [inEu] },
      { ...FAILING_CELL, cluster: 'us', classes: [inUs] },
    ];
    await flush(both);
    pass(60_000);
    for (let turn = 0; turn < 8; turn += 1) {
      seen.set(SHOP, cells(turn % 2 ? 'AppCrash' : 'OutOfMemory', 'AppCrash'));
      writer.touch(SHOP);
      await flush(both);
    }
    seen.set(SHOP, cells('AppCrash', 'OutOfMemory'));
    writer.touch(SHOP);
    expect(
      (await flush(both)).map(({ after }) => after.details.classes),
    ).toEqual([['OutOfMemory']]);
  });

  it('does not count what is no transition', async () => {
    const { flush, pass, seen, writer } = create();
    await flush();
    pass(60_000);
    for (let pods = 3; pods < 11; pods += 1) {
      seen.set(SHOP, [{ ...FAILING_CELL, pods }]);
      writer.touch(SHOP);
      expect(await flush()).toHaveLength(1);
    }
    seen.set(SHOP, [aCell()]);
    writer.touch(SHOP);
    expect(await flush()).toMatchObject([{ after: { state: 'healthy' } }]);
  });

  it('writes a bounded number of rows of all clusters together', async () => {
    const { clusters, flush, pass, seen } = create();
    clusters.set('us', { name: 'us', sight: 'live' });
    const both = ['eu', 'us'];
    await flush(both);
    pass(60_000);
    for (let index = 0; index < 600; index += 1) {
      seen.set(`s${index}`, [aCell(), aCell({ cluster: 'us' })]);
    }
    expect([
      (await flush(both)).length,
      (await flush(both)).length,
      (await flush(both)).length,
    ]).toEqual([1_000, 200, 0]);
  });

  it('keeps the changes of all clusters when the database fails', async () => {
    const { clusters, flush, pass, seen, write, writer } = create();
    clusters.set('us', { name: 'us', sight: 'live' });
    const both = ['eu', 'us'];
    await flush(both);
    pass(60_000);
    await flush(both);
    seen.set(SHOP, [FAILING_CELL]);
    seen.set('component:default/b', [{ ...FAILING_CELL, cluster: 'us' }]);
    for (const ref of seen.keys()) writer.touch(ref);
    write.mockRejectedValueOnce(new Error('connection refused'));
    await expect(flush(both)).rejects.toThrow('connection refused');
    expect((await flush(both)).map(({ entityRef }) => entityRef)).toEqual([
      SHOP,
      'component:default/b',
    ]);
  });

  it('does not wait for a service that is not followed any more', async () => {
    const { flush, noteSight, pass, seen, writer } = create();
    seen.set(SHOP, [aCell()]);
    await flush();
    pass(60_000);
    writer.touch('component:default/gone');
    await flush();
    await flush();
    expect(noteSight.mock.lastCall?.[2].placedAgoMs).toBeDefined();
  });

  it('notes now and then that it still sees a cluster, and at once that it does not', async () => {
    const { clusters, flush, noteSight, pass } = create();
    await flush();
    await flush();
    expect(noteSight.mock.calls).toEqual([
      ['me', ['eu'], { sight: 'live', isLimited: false }],
    ]);
    pass(30_000);
    await flush();
    expect(noteSight).toHaveBeenCalledTimes(2);
    clusters.set('eu', { name: 'eu', sight: 'gap' });
    await flush();
    pass(300_000);
    await flush();
    expect(noteSight).toHaveBeenCalledTimes(3);
  });
});
