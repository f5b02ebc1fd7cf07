import {
  FleetCluster,
  FleetFailure,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Services that a failure affects, by region; an empty one for none. A service in
 * several clusters of a region counts once for each.
 */
export function regionCounts(
  { byCluster }: Pick<FleetFailure, 'byCluster'>,
  clusters: readonly FleetCluster[],
): Readonly<Record<string, number>> {
  const regions = new Map(clusters.map(({ name, region }) => [name, region]));
  const counts = new Map<string, number>();
  for (const [cluster, count] of Object.entries(byCluster)) {
    const region = regions.get(cluster) ?? '';
    counts.set(region, (counts.get(region) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}
