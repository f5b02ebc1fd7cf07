import { FleetServiceList } from './types';

/**
 * The newer of two lists, with the objects of the older for all that has not changed,
 * so that a screen draws only what has.
 *
 * @public
 */
export function shareUnchanged(
  older: FleetServiceList | undefined,
  newer: FleetServiceList,
): FleetServiceList {
  if (!older) return newer;
  return {
    ...newer,
    clusters: share(older.clusters, newer.clusters, ({ name }) => name),
    services: share(
      older.services,
      newer.services,
      ({ entityRef }) => entityRef,
    ),
  };
}

function share<T>(
  older: readonly T[],
  newer: readonly T[],
  keyOf: (item: T) => string,
): readonly T[] {
  const known = new Map(older.map(item => [keyOf(item), item]));
  const shared = newer.map(item => {
    const before = known.get(keyOf(item));
    return before && isEqual(before, item) ? before : item;
  });
  const isSame =
    shared.length === older.length &&
    shared.every((item, index) => item === older[index]);
  return isSame ? older : shared;
}

/** Of what JSON can hold. A fleet has tens of thousands of cells, so nothing is written down to be compared. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const inA: Readonly<Record<string, unknown>> = { ...a };
  const inB: Readonly<Record<string, unknown>> = { ...b };
  const keys = Object.keys(inA);
  return (
    keys.length === Object.keys(inB).length &&
    keys.every(key => Object.hasOwn(inB, key) && isEqual(inA[key], inB[key]))
  );
}
