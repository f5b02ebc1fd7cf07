/** What the trial shares out. */
export const CLUSTERS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
export const SERVICES = ['cart', 'checkout', 'orders', 'payments', 'search'];

/** Holders by cluster. */
export async function readLeases(query) {
  const rows = await query(
    'SELECT name, holder FROM fleet_clusters ORDER BY name',
  );
  return new Map(rows.map(({ name, holder }) => [name, holder]));
}

/** Whether so many replicas hold all clusters, as evenly as they can. */
export function isShared(leases, replicas) {
  const counts = Object.values(
    Object.groupBy([...leases.values()], holder => holder ?? 'nobody'),
  ).map(({ length }) => length);
  return (
    leases.size === CLUSTERS.length &&
    [...leases.values()].every(Boolean) &&
    counts.length === replicas &&
    Math.max(...counts) - Math.min(...counts) <= 1
  );
}
