import { readColumns, readRow, TableEvents } from './table';

const COLUMNS = [
  { name: 'Name', type: 'string', format: 'name', priority: 0 },
  { name: 'Desired', type: 'integer', priority: 0 },
  { name: 'Status', type: 'string', priority: 0 },
  { name: 'Reason', type: 'string', priority: 1 },
  { name: 'Expires', type: 'date', priority: 0 },
  { name: 'Age', type: 'date', priority: 0 },
];

const table = (cells: readonly unknown[], more: object = {}) => ({
  kind: 'Table',
  apiVersion: 'meta.k8s.io/v1',
  metadata: { resourceVersion: '8' },
  columnDefinitions: COLUMNS,
  rows: [{ cells, object: { kind: 'Thing', metadata: { name: 'a' } } }],
  ...more,
});

const CELLS = ['a', 3, 'Ready', 'because', '5d', '9d'];

describe('a row of a Table', () => {
  const cells = (...values: readonly unknown[]) =>
    readRow(table(values).rows[0], readColumns(table(values)) ?? [])?.cells;

  it('has the cells that kubectl shows, without names and times', () => {
    expect(cells(...CELLS)).toEqual([
      { title: 'Desired', value: '3', format: 'number' },
      { title: 'Status', value: 'Ready' },
    ]);
  });

  it.each([
    [null],
    [undefined],
    ['<none>'],
    ['<unknown>'],
    [''],
    [{}],
    [['x']],
  ])('leaves out %j', value => {
    expect(cells('a', 3, value)).toHaveLength(1);
  });

  it('hides credentials and cuts what is long', () => {
    const secret = { ...COLUMNS[2], name: 'Password' };
    const columns = readColumns({ columnDefinitions: [secret, COLUMNS[2]] });
    const row = { cells: ['hunter2', 'x'.repeat(999)], object: { kind: 'A' } };
    expect(readRow(row, columns ?? [])?.cells).toEqual([
      { title: 'Password', value: '•••' },
      { title: 'Status', value: `${'x'.repeat(199)}…` },
    ]);
  });

  it('hides what the object calls a credential, whatever the title', () => {
    const spec = { db: { password: 'hunter2', basicAuth: 'jo:hunter4' } };
    const show = (cell: string) =>
      readRow({ cells: [cell], object: { kind: 'A', spec } }, [
        { index: 0, title: 'DB', isNumber: false },
      ])?.cells[0].value;
    expect(show('hunter2')).toBe('•••');
    expect(show('as jo:hunter4')).toBe('as •••');
    expect(show('https://hunter3@example.com')).toBe('https://•••@example.com');
    expect(show('aB3dE5gH7jK9mN1pQ2sT')).toBe('•••');
    expect(show('Ready')).toBe('Ready');
  });

  it('has at most twenty columns, however many there are', () => {
    const columnDefinitions = Array.from({ length: 100 }, (_, i) => ({
      name: `C${i}`,
      type: 'string',
    }));
    expect(readColumns({ columnDefinitions })).toHaveLength(20);
    expect(readColumns({ columnDefinitions: [null, {}, { name: 5 }] })).toEqual(
      [],
    );
  });

  it.each([
    [{}],
    [{ cells: [] }],
    [{ object: { kind: 'PartialObjectMetadata' } }],
    [null],
  ])('is none without the whole object: %j', row => {
    expect(readRow(row, [])).toBeUndefined();
  });
});

describe('a watch of Tables', () => {
  it('has the columns in its first event only', () => {
    const events = new TableEvents();
    const first = events.read({ type: 'ADDED', object: table(CELLS) });
    const second = events.read({
      type: 'MODIFIED',
      object: table(['a', 4, 'Ready'], { columnDefinitions: null }),
    });
    expect(first.event).toEqual({
      type: 'ADDED',
      object: { kind: 'Thing', metadata: { name: 'a' } },
    });
    expect(second.cells).toEqual([
      { title: 'Desired', value: '4', format: 'number' },
      { title: 'Status', value: 'Ready' },
    ]);
  });

  it('has bookmarks with and without a row', () => {
    const events = new TableEvents();
    const metadata = { resourceVersion: '9' };
    const version = (object: object) =>
      events.read({ type: 'BOOKMARK', object }).event.object;
    expect(version(table([], { metadata, rows: [] }))).toMatchObject({
      metadata,
    });
    expect(version(table([], { rows: null, metadata }))).toMatchObject({
      metadata,
    });
    expect(
      version(table([], { rows: [{ cells: [], object: { metadata } }] })),
    ).toMatchObject({ metadata });
    expect(version({ kind: 'Thing', metadata })).toMatchObject({ metadata });
  });

  it.each([
    [{ kind: 'Thing' }],
    [{ kind: 'Table', apiVersion: 'dynamodb.services.k8s.aws/v1alpha1' }],
    [{ kind: 'Table' }],
  ])('passes on what is no Table: %j', object => {
    const event = { type: 'MODIFIED', object };
    expect(new TableEvents().read(event)).toEqual({ event });
  });
});
