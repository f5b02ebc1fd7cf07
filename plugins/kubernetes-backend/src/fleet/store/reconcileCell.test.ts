import { aCell, FAILING, FAILING_CELL, WELL } from '../__testUtils__/cells';
import { OwnSight, reconcileCell, SETTLED_AFTER_MS } from './reconcileCell';
import { ABSENT } from './StoredCell';

const SOON: OwnSight = { liveForMs: 1_000, isLive: true };
const SETTLED: OwnSight = { liveForMs: SETTLED_AFTER_MS, isLive: true };

describe('settle', () => {
  it('knows only what is stored until the cluster has been read', () => {
    expect(reconcileCell(aCell(), FAILING, undefined)).toBe(FAILING);
    expect(reconcileCell(undefined, WELL, undefined)).toBe(WELL);
    expect(reconcileCell(aCell(), undefined, undefined)).toBeUndefined();
  });

  it('believes at once that something is wrong', () => {
    expect(reconcileCell(FAILING_CELL, WELL, SOON)).toEqual(FAILING);
    expect(reconcileCell(FAILING_CELL, undefined, SOON)).toEqual(FAILING);
  });

  it('believes only after a minute that all is well or gone', () => {
    expect(reconcileCell(aCell(), FAILING, SOON)).toBe(FAILING);
    expect(reconcileCell(aCell(), FAILING, SETTLED)).toEqual(WELL);
    expect(reconcileCell(undefined, WELL, SOON)).toBe(WELL);
    expect(reconcileCell(undefined, WELL, SETTLED)).toEqual(ABSENT);
    expect(reconcileCell(undefined, undefined, SETTLED)).toBeUndefined();
  });

  it('says nothing new of a service that has left the cluster before', () => {
    const left = { ...ABSENT, since: 1_800_000_000_000 };
    expect(reconcileCell(undefined, left, SETTLED)).toBe(left);
    expect(reconcileCell(aCell(), left, SETTLED)).toEqual(WELL);
  });

  it('calls nothing gone while it does not see the cluster', () => {
    const gap = { ...SETTLED, isLive: false };
    expect(reconcileCell(undefined, FAILING, gap)).toBe(FAILING);
    expect(reconcileCell(undefined, WELL, gap)).toBe(WELL);
    expect(reconcileCell(FAILING_CELL, WELL, gap)).toEqual(FAILING);
  });

  it('keeps since when something has been wrong', () => {
    const later = { ...FAILING_CELL, since: '2026-11-22T07:00:00.000Z' };
    expect(reconcileCell(later, FAILING, SOON)).toEqual(FAILING);
  });

  it('keeps what is stored while it has no verdict of its own', () => {
    for (const state of ['unknown', 'unseen'] as const) {
      expect(reconcileCell(aCell({ state }), FAILING, SETTLED)).toBe(FAILING);
      expect(reconcileCell(aCell({ state }), undefined, SOON)?.state).toBe(
        state,
      );
      expect(reconcileCell(aCell({ state }), ABSENT, SOON)?.state).toBe(state);
    }
  });

  it('keeps no failure of a service of which only a part is known, and nothing wrong', () => {
    const limited = aCell({ state: 'unseen', isLimited: true });
    expect(reconcileCell(limited, WELL, SOON)?.state).toBe('unseen');
    expect(reconcileCell(limited, FAILING, SETTLED)?.state).toBe('unseen');
    // As long as it may just not have seen it yet, or not now.
    const gap = { ...SETTLED, isLive: false };
    expect(reconcileCell(limited, FAILING, SOON)).toBe(FAILING);
    expect(reconcileCell(limited, FAILING, gap)).toBe(FAILING);
    const unknown = aCell({ state: 'unknown', isLimited: true });
    expect(reconcileCell(unknown, FAILING, SETTLED)).toBe(FAILING);
  });

  it('keeps what is wrong with the part of a service that is known', () => {
    const limited = { ...FAILING_CELL, isLimited: true };
    expect(reconcileCell(limited, FAILING, SETTLED)).toEqual({
      ...FAILING,
      details: { ...FAILING.details, isLimited: true },
    });
  });
});
