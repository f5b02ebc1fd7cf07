import fc from 'fast-check';
import { FLEET_STATES } from '@podlight/backstage-plugin-kubernetes-common';
import { aCell, FAILING_CELL } from '../__testUtils__/cells';
import { isSameCell, readCell, toFleetCell, toStoredCell } from './StoredCell';

const rowOf = (cell: ReturnType<typeof toStoredCell>) => ({
  state: cell.state,
  since: cell.since === undefined ? null : String(cell.since),
  details: JSON.stringify(cell.details),
});

describe('StoredCell', () => {
  it('comes back from the database as it went', () => {
    const stored = toStoredCell(FAILING_CELL);
    const read = readCell(rowOf(stored));
    expect(read).toEqual(stored);
    expect(toFleetCell('eu', stored)).toEqual(FAILING_CELL);
  });

  it('keeps node pools, a few and short, and reads what was stored without them', () => {
    const nodePools = ['spot', 'x'.repeat(999), 'c', 'd'];
    const stored = toStoredCell({ ...FAILING_CELL, nodePools });
    expect(stored.details.nodePools).toEqual(['spot', 'x'.repeat(100), 'c']);
    const read = readCell(rowOf(stored));
    expect(read && toFleetCell('eu', read).nodePools).toEqual(
      stored.details.nodePools,
    );
    const before = readCell(rowOf(toStoredCell(FAILING_CELL)));
    expect(before && toFleetCell('eu', before)).toEqual(FAILING_CELL);
    expect(before && isSameCell(before, stored)).toBe(false);
  });

  it('says that only a part is known, also of a row without that', () => {
    const limited = toStoredCell({ ...FAILING_CELL, isLimited: true });
    const row = rowOf(limited);
    expect(readCell(row)).toEqual(limited);
    expect(toFleetCell('eu', limited).isLimited).toBe(true);
    expect(isSameCell(limited, toStoredCell(FAILING_CELL))).toBe(false);
    const older = readCell(rowOf(toStoredCell(FAILING_CELL)));
    expect(older?.details.isLimited).toBeUndefined();
  });

  it.each<Partial<Parameters<typeof toStoredCell>[0]>>([
    { state: 'warning' },
    { since: '2026-11-22T06:00:01.000Z' },
    { pods: 4 },
    { ready: 2 },
    { headline: 'Runs out of memory' },
    { isLimited: true },
    { classes: ['OOMKilled'] },
    { versions: ['1.2'] },
    { nodePools: ['spot'] },
  ])('does not say the same with %j', changes => {
    const cell = toStoredCell(FAILING_CELL);
    expect(isSameCell(cell, toStoredCell({ ...FAILING_CELL }))).toBe(true);
    const other = toStoredCell({ ...FAILING_CELL, ...changes });
    expect(isSameCell(cell, other)).toBe(false);
  });

  it('stores no credential that a container wrote, and a bounded text', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${'eyJzdWIiOiIxIn0'}.${'x'.repeat(43)}`;
    const text = JSON.stringify(
      toStoredCell(aCell({ headline: `Bearer ${token} ${'y'.repeat(9_999)}` })),
    );
    expect(text).not.toContain(token);
    expect(text.length).toBeLessThan(600);
  });

  it('reads any row without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...FLEET_STATES), fc.string()),
        fc.oneof(fc.string(), fc.json()),
        (state, details) => {
          const cell = readCell({ state, since: null, details });
          expect([undefined, ...FLEET_STATES]).toContain(cell?.state);
        },
      ),
    );
  });
});
