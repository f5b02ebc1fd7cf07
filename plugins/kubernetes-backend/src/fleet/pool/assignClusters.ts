import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';

type Assigned = readonly (readonly ClusterDetails[])[];

/**
 * Shares clusters out over workers. A cluster stays where it is, as another worker would
 * have to list it anew; new ones go to the worker with the fewest. The lists of workers
 * for whom nothing changes stay the same objects.
 */
export function assignClusters(
  clusters: readonly ClusterDetails[],
  before: Assigned,
): Assigned {
  const wanted = new Map(clusters.map(each => [each.name, each]));
  const next = before.map(list =>
    list.flatMap(({ name }) => {
      const cluster = wanted.get(name);
      wanted.delete(name);
      return cluster ? [cluster] : [];
    }),
  );
  for (const cluster of wanted.values()) {
    const fewest = Math.min(...next.map(({ length }) => length));
    next.find(({ length }) => length === fewest)?.push(cluster);
  }
  return next.map((list, index) =>
    isSameList(list, before[index]) ? before[index] : list,
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
