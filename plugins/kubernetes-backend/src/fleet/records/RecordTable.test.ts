import fc from 'fast-check';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { recordArbitrary } from '../__testUtils__/recordArbitrary';
import { FLEET_KINDS, FleetRecord } from './FleetRecord';
import { RecordTable } from './RecordTable';
import { StringPool } from './StringPool';

const OWNER = { kind: 'ReplicaSet', name: 'web-1', uid: 'u-1' };

const FULL = aFleetRecord({ owner: OWNER, restarts: 3, lastRestartAt: 7 });

/** In each, one field is another one than in {@link FULL}. */
const CHANGES: readonly Partial<FleetRecord>[] = [
  { uid: 'another' },
  { labels: { app: 'web', tier: 'a' } },
  { owner: undefined },
  { owner: { ...OWNER, kind: 'Job' } },
  { owner: { ...OWNER, name: 'web-2' } },
  { owner: { ...OWNER, uid: 'u-2' } },
  { node: 'node-2' },
  { phase: 'Pending' },
  { status: 'Error' },
  { isReady: false },
  { isDeleting: true },
  { ready: 0 },
  { desired: 2 },
  { restarts: 4 },
  { lastRestartAt: 8 },
  { createdAt: 1 },
];

function aTable(...records: readonly FleetRecord[]) {
  const table = new RecordTable();
  records.forEach((record, slot) => table.write(slot, 0, record));
  return table;
}

describe('RecordTable', () => {
  it('reads what was written, in each slot, and after each change', () => {
    const slots = fc.array(fc.tuple(fc.nat(9), recordArbitrary));
    fc.assert(
      fc.property(slots, changes => {
        const table = new RecordTable();
        const expected = new Map<number, FleetRecord>();
        for (const [slot, record] of changes) {
          if (expected.has(slot)) table.rewrite(slot, slot + 1, record);
          else table.write(slot, slot + 1, record);
          expected.set(slot, record);
        }
        for (const [slot, record] of expected) {
          expect(table.read(slot)).toEqual(record);
          expect(table.cluster(slot)).toBe(slot + 1);
          expect(table.isEqual(slot, structuredClone(record))).toBe(true);
        }
      }),
    );
  });

  it.each(FLEET_KINDS)('has records of a %s', kind => {
    const record = aFleetRecord({ kind });
    expect(aTable(record).read(0)).toEqual(record);
  });

  it('grows to the slot that is written, and keeps what it has', () => {
    const table = aTable(FULL);
    const far = aFleetRecord({ name: 'far' });
    table.write(1_000, 65_535, far);
    expect(table.read(0)).toEqual(FULL);
    expect(table.read(1_000)).toEqual(far);
    expect(table.cluster(1_000)).toBe(65_535);
  });

  it('reads the labels that it is given, where they are known already', () => {
    const labels = { app: 'known' };
    expect(aTable(FULL).read(0, labels).labels).toBe(labels);
  });

  it.each(CHANGES)('sees that a record is another one with %j', change => {
    const changed = { ...FULL, ...change };
    expect(aTable(FULL).isEqual(0, changed)).toBe(false);
    expect(aTable(changed).isEqual(0, FULL)).toBe(false);
    expect(aTable(changed).isEqual(0, structuredClone(changed))).toBe(true);
  });

  it.each<[string, number, Partial<FleetRecord>, boolean]>([
    ['the same key', 0, {}, true],
    ['another cluster', 1, {}, false],
    ['another kind', 0, { kind: 'Job' }, false],
    ['another namespace', 0, { namespace: 'games' }, false],
    ['another name', 0, { name: 'web-1' }, false],
  ])('compares %s', (_what, cluster, change, expected) => {
    const { kind, namespace, name } = { ...FULL, ...change };
    const key = { kind, namespace, name };
    expect(aTable(FULL).isKey(0, cluster, key)).toBe(expected);
  });

  it('knows a record that was written with times out of range', () => {
    const record = aFleetRecord({ lastRestartAt: -5, createdAt: 2 ** 33 });
    const table = aTable(record);
    expect(table.read(0)).toMatchObject({
      lastRestartAt: 0,
      createdAt: 2 ** 32 - 1,
    });
    expect(table.isEqual(0, record)).toBe(true);
  });

  it('counts a UID that is no UUID', () => {
    const [short, long] = ['', 'u'.repeat(1_000)].map(uid =>
      aTable(aFleetRecord({ uid })).characters(0),
    );
    expect(long - short).toBe(1_000);
  });

  it('counts the characters of every text', () => {
    const record = aFleetRecord({
      name: 'n',
      namespace: 'ab',
      node: 'abcd',
      phase: 'a'.repeat(8),
      status: 'a'.repeat(16),
      labels: {},
      // With the two that separate its parts.
      owner: {
        kind: 'a'.repeat(10),
        name: 'a'.repeat(10),
        uid: 'a'.repeat(10),
      },
    });
    expect(aTable(record).characters(0)).toBe(1 + 2 + 4 + 8 + 16 + 32);
    const { owner, ...root } = record;
    expect(aTable(root).characters(0)).toBe(1 + 2 + 4 + 8 + 16);
    const labeled = { ...root, labels: { app: 'a'.repeat(61) } };
    const table = aTable(labeled);
    expect(table.characters(0) - (1 + 2 + 4 + 8 + 16)).toBe(
      table.labels.characters(table.labelSet(0)),
    );
  });

  it('keeps what others have in common with a record that is cleared', () => {
    const table = aTable(FULL, { ...FULL, name: 'web-1' });
    table.clear(0);
    expect(table.read(1)).toEqual({ ...FULL, name: 'web-1' });
    expect(table.labels.size).toBe(1);
    table.clear(1);
    expect(table.labels.size).toBe(0);
  });

  it('gives back each text of a record that is cleared', () => {
    const acquire = jest.spyOn(StringPool.prototype, 'acquire');
    const release = jest.spyOn(StringPool.prototype, 'release');
    try {
      // Five texts, each of its own.
      const table = aTable({ ...FULL, status: 'Error' });
      const next = aFleetRecord({
        ...{ namespace: 'b1', node: 'b2', phase: 'b3', status: 'b4' },
        owner: { ...OWNER, uid: 'b5' },
      });
      // Whose owner is the first text now, as the last one that was given back is taken first.
      table.rewrite(0, 0, next);
      table.rewrite(0, 0, { ...FULL, owner: undefined, status: 'Error' });
      table.clear(0);
      const acquired = acquire.mock.results.map(({ value }) => value);
      const released = release.mock.calls.map(([id]) => id);
      expect(released.toSorted()).toEqual(acquired.toSorted());
      expect(acquired.length).toBeGreaterThan(8);
    } finally {
      acquire.mockRestore();
      release.mockRestore();
    }
  });

  it('does not forget a set of labels that the next record has, too', () => {
    const table = aTable(FULL);
    const removed = jest.fn();
    table.labels.listen({ setAdded: () => undefined, setRemoved: removed });
    const set = table.labelSet(0);
    table.rewrite(0, 0, { ...FULL, restarts: 9 });
    expect(removed).not.toHaveBeenCalled();
    expect(table.labelSet(0)).toBe(set);
    table.rewrite(0, 0, { ...FULL, labels: {} });
    expect(removed).toHaveBeenCalledWith(set);
  });
});
