import { compareText } from '../compareText';
import { FleetCell } from './types';
import { isOlderVersion } from './versions';

/**
 * How the versions of a service differ between places.
 *
 * @public
 */
export interface FleetSkew {
  /** The newest version, where all are in an order; else the one of most places. */
  readonly reference: string;
  /** Whether the reference is the newest. */
  readonly isOrdered: boolean;
}

/**
 * Compares the versions of a service between its clusters.
 *
 * @returns undefined where all run the same, or no version is known
 *
 * @public
 */
export function findFleetSkew(
  cells: readonly Pick<FleetCell, 'versions'>[],
): FleetSkew | undefined {
  const places = new Map<string, number>();
  for (const { versions = [] } of cells) {
    for (const version of versions) {
      places.set(version, (places.get(version) ?? 0) + 1);
    }
  }
  if (places.size < 2) return undefined;
  const all = [...places.keys()];
  const newest = all.find(candidate =>
    all.every(each => each === candidate || isOlderVersion(each, candidate)),
  );
  if (newest !== undefined) return { reference: newest, isOrdered: true };
  const [[reference]] = [...places].sort(
    ([a, inA], [b, inB]) => inB - inA || compareText(a, b),
  );
  return { reference, isOrdered: false };
}

/**
 * Whether a place runs anything but the reference.
 *
 * @public
 */
export function isSkewed(
  { versions = [] }: Pick<FleetCell, 'versions'>,
  skew: FleetSkew | undefined,
): boolean {
  return Boolean(skew) && versions.some(each => each !== skew?.reference);
}
