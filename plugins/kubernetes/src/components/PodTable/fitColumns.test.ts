import {
  addedColumnRoom,
  COLUMN_ROOM,
  fitColumns,
  groupedColumns,
  isNarrow,
  shareWidth,
} from './fitColumns';

const ids = (columns: readonly { readonly id: string }[]) =>
  columns.map(({ id }) => id);

describe('fitColumns', () => {
  it('keeps all columns, in their order, where there is room or nothing is measured', () => {
    expect(fitColumns(COLUMN_ROOM, 1_200)).toEqual(COLUMN_ROOM);
    expect(fitColumns(COLUMN_ROOM, undefined)).toEqual(COLUMN_ROOM);
  });

  it('gives up what matters least first', () => {
    const columns = [...COLUMN_ROOM, addedColumnRoom('team')];
    expect(ids(fitColumns(columns, 930))).toEqual([
      'name',
      'status',
      'ready',
      'restarts',
      'age',
      'version',
      'node',
      'cluster',
    ]);
    expect(ids(fitColumns(columns, 456))).toEqual([
      'name',
      'status',
      'restarts',
    ]);
    expect(ids(fitColumns(columns, 340))).toEqual(['name', 'status']);
  });

  it('never takes more than there is', () => {
    for (let widthPx = 350; widthPx <= 1_000; widthPx += 50) {
      const usedPx = fitColumns(COLUMN_ROOM, widthPx).reduce(
        (sum, { minPx, widePx = minPx }) =>
          sum + (widthPx < 700 ? minPx : widePx),
        0,
      );
      expect(usedPx).toBeLessThanOrEqual(widthPx);
    }
  });

  it('leaves out what names of pods begin with before it cuts anything off', () => {
    const columns = [
      { id: 'name', minPx: 100, fullPx: 200, grow: 1, rank: 2 },
      { id: 'workload', minPx: 100, isRepeated: true, grow: 1, rank: 1 },
    ];
    expect(ids(fitColumns(columns, 300))).toEqual(['name', 'workload']);
    expect(ids(fitColumns(columns, 299))).toEqual(['name']);
  });

  it('shows what names begin with in a column of its own where their ends fit beside it', () => {
    const columns = [
      { id: 'name', minPx: 100, fullPx: 200, endPx: 140, grow: 1, rank: 2 },
      { id: 'workload', minPx: 100, isRepeated: true, grow: 1, rank: 1 },
    ];
    expect(ids(fitColumns(columns, 240))).toEqual(['name', 'workload']);
    expect(ids(fitColumns(columns, 239))).toEqual(['name']);
    expect(shareWidth(columns, 250)).toEqual([60, 40]);
  });

  it('never cuts numbers off, and takes no more for them than they need', () => {
    const columns = [
      { id: 'name', minPx: 100, fullPx: 80, grow: 1, rank: 2 },
      { id: 'age', minPx: 60, fullPx: 90, isWhole: true, grow: 0, rank: 1 },
    ];
    expect(ids(fitColumns(columns, 169))).toEqual(['name']);
    expect(ids(fitColumns(columns, 170))).toEqual(['name', 'age']);
  });

  it('shows names and states even on the narrowest screen, and shares it between them', () => {
    const columns = fitColumns(COLUMN_ROOM, 240);
    expect(ids(columns)).toEqual(['name', 'status']);
    expect(shareWidth(columns, 240)).toEqual([
      expect.closeTo(46.875),
      expect.closeTo(53.125),
    ]);
  });
});

describe('shareWidth', () => {
  it('gives each column its minimum, and the rest to those that grow', () => {
    const columns = [
      { id: 'name', minPx: 80, widePx: 100, grow: 3, rank: 2 },
      { id: 'ready', minPx: 50, grow: 0, rank: 1 },
      { id: 'node', minPx: 50, grow: 1, rank: 0 },
    ];
    expect(shareWidth(columns, 400)).toEqual(
      [61.25, 12.5, 26.25].map(share => expect.closeTo(share)),
    );
    expect(shareWidth(columns, 1_000)).toEqual([70, 5, 25]);
    expect(shareWidth(columns, undefined)).toEqual([50, 25, 25]);
  });

  it('shows values in full where there is room, those of names last', () => {
    const columns = [
      { id: 'name', minPx: 100, fullPx: 200, grow: 1, rank: 3 },
      { id: 'status', minPx: 100, fullPx: 150, grow: 1, rank: 2 },
      { id: 'node', minPx: 100, fullPx: 9_000, grow: 0, rank: 1 },
    ];
    const widths = (widthPx: number) =>
      shareWidth(columns, widthPx).map(share => (share * widthPx) / 100);
    const are = (...expected: number[]) =>
      expected.map(width => expect.closeTo(width));
    expect(widths(320)).toEqual(are(100, 120, 100));
    expect(widths(500)).toEqual(are(100, 150, 250));
    expect(widths(600)).toEqual(are(150, 150, 300));
    expect(widths(750)).toEqual(are(250, 200, 300));
  });

  it('fills the table', () => {
    for (const widthPx of [undefined, 300, 900, 1_500]) {
      const total = shareWidth(
        fitColumns(COLUMN_ROOM, widthPx),
        widthPx,
      ).reduce((sum, share) => sum + share, 0);
      expect(total).toBeCloseTo(100);
    }
  });
});

describe('isNarrow', () => {
  it('wraps values only where that is known to be needed', () => {
    expect([undefined, 456, 699, 700, 1_100].map(isNarrow)).toEqual([
      ...[false, true, true, false, false],
    ]);
  });
});

describe('groupedColumns', () => {
  it('are those that would repeat the heads of groups', () => {
    expect(groupedColumns(['cluster', 'version'])).toEqual([
      'cluster',
      'version',
    ]);
    expect(groupedColumns(['status', 'label:team'])).toEqual([]);
  });
});
