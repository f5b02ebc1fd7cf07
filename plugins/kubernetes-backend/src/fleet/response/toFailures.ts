import {
  FLEET_LIMITS,
  FleetFailure,
  FleetServiceRow,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../../util/append';
import { FailureHistory, FailureSpan } from '../reader';

const HOURS = 24;
const HOUR_MS = 3_600_000;

/** Services that are named for one class. */
const MAX_NAMED = 100;

/**
 * Ranks failure classes by the services that have them now.
 *
 * @param rows - worst first; spans of other services are left out
 */
export function toFailures(
  rows: readonly FleetServiceRow[],
  { since, spans }: FailureHistory,
  now: Date,
): readonly FleetFailure[] {
  const known = new Map(
    rows.map((row, rank) => [row.entityRef, { row, rank }]),
  );
  const byClass = new Map<string, FailureSpan[]>();
  for (const span of spans) {
    if (!known.has(span.entityRef)) continue;
    append(byClass, span.class, span);
  }
  const hours = hoursSince(since, now);
  return [...byClass]
    .map(([name, found]): FleetFailure => {
      const current = found.filter(({ until }) => until === undefined);
      const affected = [...new Set(current.map(({ entityRef }) => entityRef))]
        .flatMap(ref => known.get(ref) ?? [])
        .sort((a, b) => a.rank - b.rank)
        .map(({ row }) => row);
      return {
        class: name,
        services: affected.slice(0, MAX_NAMED).map(row => row.entityRef),
        count: affected.length,
        byCluster: countServices(current, ({ cluster }) => cluster),
        byOwner: countBy(affected.map(({ owner }) => owner ?? '')),
        ...countNodePools(current, known),
        trend: hours.map(at => countAt(found, at)),
      };
    })
    .sort((a, b) => b.count - a.count || compareText(a.class, b.class))
    .slice(0, FLEET_LIMITS.failures);
}

/** The ends of the last hours of which something is known, the latest of which is now. */
function hoursSince(since: Date, now: Date): readonly number[] {
  return Array.from(
    { length: HOURS },
    (_, ago) => now.getTime() - (HOURS - 1 - ago) * HOUR_MS,
  ).filter(at => at >= Math.min(since.getTime(), now.getTime()));
}

function countAt(spans: readonly FailureSpan[], at: number): number {
  const lasted = spans.filter(
    ({ from, until }) =>
      from.getTime() <= at && (until === undefined || until.getTime() > at),
  );
  return new Set(lasted.map(({ entityRef }) => entityRef)).size;
}

function countServices<T extends { readonly entityRef: string }>(
  places: readonly T[],
  getKey: (place: T) => string,
): Readonly<Record<string, number>> {
  const services = new Map<string, Set<string>>();
  for (const place of places) {
    const key = getKey(place);
    const found = services.get(key) ?? new Set();
    services.set(key, found.add(place.entityRef));
  }
  return Object.fromEntries(
    [...services].map(([key, refs]) => [key, refs.size]),
  );
}

/** Nothing where no cell has pools, as nodes are not read then, or none of its pods looks wrong. */
function countNodePools(
  spans: readonly FailureSpan[],
  known: ReadonlyMap<string, { readonly row: FleetServiceRow }>,
): Pick<FleetFailure, 'byNodePool'> {
  const found = spans.flatMap(({ cluster, entityRef }) => {
    const cells = known.get(entityRef)?.row.cells ?? [];
    const cell = cells.find(each => each.cluster === cluster);
    return (cell?.nodePools ?? []).map(pool => ({ entityRef, pool }));
  });
  if (found.length === 0) return {};
  return { byNodePool: countServices(found, ({ pool }) => pool) };
}

function countBy(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries(counts);
}
