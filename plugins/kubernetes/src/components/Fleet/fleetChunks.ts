import {
  FleetGroup,
  FleetGroupBy,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetItem } from './FleetChunk';

/** About as many rows as fit on a screen: what is drawn in one go. */
const CHUNK = 12;

type Chunks = readonly (readonly FleetItem[])[];

/**
 * The lines of a grid, a screenful at a time.
 *
 * @param before - those of the list before; where nothing has changed, they stay the same objects
 */
export function toFleetChunks(
  groups: readonly FleetGroup[],
  groupBy: FleetGroupBy,
  totals: ReadonlyMap<string | undefined, number>,
  before: Chunks = [],
): Chunks {
  const items = toItems(groups, groupBy, totals);
  const chunks: (readonly FleetItem[])[] = [];
  for (let at = 0; at < items.length; at += CHUNK) {
    const chunk = items.slice(at, at + CHUNK);
    const known = before[chunks.length] ?? [];
    chunks.push(isSame(known, chunk) ? known : chunk);
  }
  return chunks;
}

function toItems(
  groups: readonly FleetGroup[],
  groupBy: FleetGroupBy,
  totals: ReadonlyMap<string | undefined, number>,
): readonly FleetItem[] {
  return groups.flatMap(group => {
    const services = group.services.map(
      (service): FleetItem => ({ type: 'service', service }),
    );
    if (groupBy === 'none') return services;
    const total = totals.get(group.value) ?? group.services.length;
    return [{ type: 'group', group, total } as const, ...services];
  });
}

function isSame(a: readonly FleetItem[], b: readonly FleetItem[]): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => isSameItem(item, b[index]))
  );
}

/** A group is another object with each list, as its counts may be others. */
function isSameItem(a: FleetItem, b: FleetItem): boolean {
  return (
    a.type === 'service' && b.type === 'service' && a.service === b.service
  );
}
