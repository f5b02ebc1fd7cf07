import { FleetCell } from '@podlight/backstage-plugin-kubernetes-common';
import { isUnwell } from '../isUnwell';
import { ABSENT, StoredCell, toStoredCell } from './StoredCell';

/** Keeps a crash loop failing while another replica takes its cluster over. */
export const SETTLED_AFTER_MS = 60_000;

/** How this process sees a cluster of which it has read everything. */
export interface OwnSight {
  /** Since it had read everything, in milliseconds. */
  readonly liveForMs: number;
  /** Whether it sees every change now. */
  readonly isLive: boolean;
}

/**
 * What is true of a service in a cluster that this process reads: what it sees, unless what is
 * stored says more because this process has not read the cluster for long.
 *
 * @param sight - undefined until it has read all of the cluster
 */
export function reconcileCell(
  seen: FleetCell | undefined,
  stored: StoredCell | undefined,
  sight: OwnSight | undefined,
): StoredCell | undefined {
  if (!sight) return stored;
  if (!seen) return isThere(stored) && seesAbsence(sight) ? ABSENT : stored;
  const cell = toStoredCell(seen);
  if (cell.state === 'unknown' || cell.state === 'unseen') {
    return isOver(cell, stored, sight) || !isThere(stored) ? cell : stored;
  }
  if (!stored || !isUnwell(stored)) return cell;
  if (isUnwell(cell)) return { ...cell, ...earlier(stored, cell) };
  return isSettled(sight) ? cell : stored;
}

/** Whether what was wrong with a service of which only a part is known is over; it won't be seen to be well. */
function isOver(
  { details, state }: StoredCell,
  stored: StoredCell | undefined,
  sight: OwnSight,
): boolean {
  if (state !== 'unseen' || !details.isLimited) return false;
  return !isUnwell(stored) || seesAbsence(sight);
}

/** Whether a service that this process does not find in the cluster is not there. */
export function seesAbsence(sight: OwnSight | undefined): boolean {
  return sight !== undefined && isSettled(sight) && sight.isLive;
}

/** Whether the database says that a service is there. */
function isThere(stored: StoredCell | undefined): stored is StoredCell {
  return stored !== undefined && stored.state !== 'absent';
}

/** Whether this process has read the cluster for long enough to know better than what is stored. */
export function isSettled({ liveForMs }: OwnSight): boolean {
  return liveForMs >= SETTLED_AFTER_MS;
}

function earlier(a: StoredCell, b: StoredCell): { readonly since?: number } {
  const since = Math.min(a.since ?? Infinity, b.since ?? Infinity);
  return Number.isFinite(since) ? { since } : {};
}
