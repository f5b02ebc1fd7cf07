import { aLease, FAILING, SUBJECT, WELL } from '../__testUtils__/cells';
import { ReadCell } from './FleetStore';
import { ABSENT } from './StoredCell';
import { StoredCells } from './StoredCells';

function create(maxCells?: number) {
  const held = new Set<string>();
  const placed: string[] = [];
  const rows: Record<string, ReadCell[]> = {};
  const readChanged = jest.fn(async (cluster: string, since: number) =>
    (rows[cluster] ?? []).filter(({ revision }) => revision > since),
  );
  const cells = new StoredCells(
    { readChanged },
    {
      maxCells,
      isHeld: cluster => held.has(cluster),
      onPlace: ref => placed.push(ref),
    },
  );
  const put = (cluster: string, entityRef: string, revision: number) => {
    rows[cluster] = [
      ...(rows[cluster] ?? []).filter(row => row.entityRef !== entityRef),
      {
        entityRef,
        subject: SUBJECT,
        revision,
        cell: revision % 2 ? WELL : FAILING,
      },
    ];
  };
  const refresh = (revisions: Readonly<Record<string, number>>) =>
    cells.refresh(
      Object.entries(revisions).map(([name, revision]) =>
        aLease({ name, revision }),
      ),
    );
  return { cells, held, placed, put, readChanged, refresh, rows };
}

describe('StoredCells', () => {
  it('reads only what is new in clusters that have changed', async () => {
    const { cells, put, readChanged, refresh } = create();
    put('eu', 'a', 1);
    put('us', 'a', 1);
    await refresh({ eu: 1, us: 1 });
    readChanged.mockClear();
    put('eu', 'a', 2);
    await refresh({ eu: 2, us: 1 });
    expect(readChanged.mock.calls).toEqual([['eu', 1]]);
    expect([...cells.of('a', SUBJECT)]).toEqual([
      ['us', WELL],
      ['eu', FAILING],
    ]);
  });

  it('forgets a cluster that is gone, and one that has come back', async () => {
    const { cells, put, refresh, rows } = create();
    put('eu', 'a', 5);
    put('us', 'b', 1);
    await refresh({ eu: 5, us: 1 });
    await refresh({ eu: 5 });
    expect([...cells.services]).toEqual(['a']);
    rows.eu = [];
    put('eu', 'c', 1);
    await refresh({ eu: 1 });
    expect([...cells.services]).toEqual(['c']);
  });

  it('finds out what others have deleted when it reads all again', async () => {
    const { cells, put, refresh, rows } = create();
    put('eu', 'a', 1);
    put('eu', 'b', 2);
    await refresh({ eu: 2 });
    rows.eu.shift();
    await refresh({ eu: 2 });
    expect([...cells.services]).toEqual(['a', 'b']);
    cells.rereadAll();
    expect(cells.getRevision('eu')).toBeUndefined();
    await refresh({ eu: 2 });
    expect([...cells.services]).toEqual(['b']);
  });

  it('does not read again what it has written itself, while the list of clusters is older', async () => {
    const { cells, put, readChanged, refresh } = create();
    put('eu', 'a', 1);
    put('eu', 'b', 1);
    await refresh({ eu: 1 });
    readChanged.mockClear();
    put('eu', 'a', 2);
    cells.written('eu', 2, [
      { entityRef: 'a', subject: SUBJECT, before: WELL, after: FAILING },
    ]);
    await refresh({ eu: 1 });
    await refresh({ eu: 2 });
    expect(readChanged).not.toHaveBeenCalled();
    expect(cells.getRevision('eu')).toBe(2);
    put('eu', 'b', 3);
    await refresh({ eu: 3 });
    expect(readChanged.mock.calls).toEqual([['eu', 2]]);
  });

  it.each(['is gone for a while', 'is read again as a whole'])(
    'believes an older revision of a cluster that it has written when it %s',
    async when => {
      const { cells, put, refresh, rows } = create();
      put('eu', 'a', 5);
      await refresh({ eu: 5 });
      cells.written('eu', 6, []);
      rows.eu = [];
      put('eu', 'b', 1);
      if (when === 'is gone for a while') await refresh({});
      else cells.rereadAll();
      await refresh({ eu: 1 });
      expect([...cells.services]).toEqual(['b']);
    },
  );

  it('keeps a bounded number', async () => {
    const { cells, put, refresh } = create(2);
    ['a', 'b', 'c'].forEach((ref, index) => put('eu', ref, index + 1));
    await refresh({ eu: 3 });
    expect([...cells.services]).toEqual(['a', 'b']);
    cells.forget('a', () => true);
    put('eu', 'd', 4);
    await refresh({ eu: 4 });
    expect([...cells.services]).toEqual(['b', 'd']);
  });

  it('keeps all cells of the clusters that it writes, however many there are', async () => {
    const { cells, held, put, readChanged, refresh } = create(2);
    ['a', 'b', 'c'].forEach((ref, index) => put('eu', ref, index + 1));
    await refresh({ eu: 3 });
    expect(cells.isWhole('eu')).toBe(false);
    held.add('eu');
    await refresh({ eu: 3 });
    expect(cells.isWhole('eu')).toBe(true);
    expect([...cells.services]).toEqual(['a', 'b', 'c']);
    readChanged.mockClear();
    await refresh({ eu: 3 });
    expect(readChanged).not.toHaveBeenCalled();
  });

  it('tells where services are, and says when one comes or goes', async () => {
    const { cells, placed, put, refresh, rows } = create();
    put('eu', 'a', 1);
    expect(cells.isPlaced('a', 'eu')).toBeUndefined();
    await refresh({ eu: 1 });
    expect(cells.isPlaced('a', 'eu')).toBe(true);
    expect(cells.isPlaced('b', 'eu')).toBe(false);
    expect(cells.isPlaced('a', 'us')).toBeUndefined();
    put('eu', 'a', 2);
    await refresh({ eu: 2 });
    expect(placed).toEqual(['a']);
    rows.eu = [{ entityRef: 'a', subject: SUBJECT, revision: 3, cell: ABSENT }];
    await refresh({ eu: 3 });
    expect(cells.isPlaced('a', 'eu')).toBe(false);
    expect(placed).toEqual(['a', 'a']);
  });

  it('keeps the cells of a service that is gone where another replica has to delete them', async () => {
    const { cells, put, refresh } = create();
    put('eu', 'a', 1);
    put('us', 'a', 1);
    await refresh({ eu: 1, us: 1 });
    cells.forget('a', cluster => cluster === 'eu');
    expect([...cells.of('a', SUBJECT).keys()]).toEqual(['us']);
  });

  it('tells what a reference stands for from what it stood for before', async () => {
    const { cells, put, refresh, rows } = create();
    put('eu', 'a', 1);
    rows.us = [{ entityRef: 'a', subject: 'next', revision: 1, cell: FAILING }];
    await refresh({ eu: 1, us: 1 });
    expect([...cells.of('a', SUBJECT).keys()]).toEqual(['eu']);
    expect([...cells.findReplaced('a', SUBJECT)]).toEqual(['us']);
    expect([...cells.of('a', 'next').keys()]).toEqual(['us']);
    expect(cells.of('a', 'third').size).toBe(0);
  });

  it('does not call a service absent where cells are missing', async () => {
    const { cells, put, refresh, rows } = create(1);
    put('eu', 'a', 1);
    put('us', 'b', 1);
    rows.ap = [
      { entityRef: 'c', subject: SUBJECT, revision: 1, cell: undefined },
    ];
    await refresh({ eu: 1, us: 1, ap: 1 });
    expect(cells.isPlaced('x', 'eu')).toBe(false);
    // One was not kept, another release wrote the other.
    expect(cells.isPlaced('b', 'us')).toBeUndefined();
    expect(cells.isPlaced('c', 'ap')).toBeUndefined();
  });

  it('reads all of a cluster that it has to know now, also where something has just changed', async () => {
    const { cells, held, put, refresh } = create(2);
    ['a', 'b', 'c'].forEach((ref, index) => put('eu', ref, index + 1));
    await refresh({ eu: 3 });
    held.add('eu');
    put('eu', 'a', 4);
    await refresh({ eu: 4 });
    expect(cells.isWhole('eu')).toBe(true);
    expect([...cells.services].sort()).toEqual(['a', 'b', 'c']);
  });
});
