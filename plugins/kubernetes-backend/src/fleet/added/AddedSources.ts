import { FleetSource } from '@podlight/backstage-plugin-kubernetes-node';
import { toSafeMessage } from '../../util/safeMessage';

/** Which of the sources that modules have added has which cluster. */
export class AddedSources {
  readonly #all: FleetSource | undefined;
  readonly #byCluster: ReadonlyMap<string, FleetSource>;

  /** @throws Error when a cluster would have two sources, or a source has none */
  constructor(sources: readonly FleetSource[]) {
    const byCluster = new Map<string, FleetSource>();
    const ofAll: FleetSource[] = [];
    for (const source of sources) {
      const clusters = listClusters(source);
      if (clusters === 'all') ofAll.push(source);
      else {
        for (const cluster of clusters) {
          const other = byCluster.get(cluster) ?? source;
          if (other !== source) refuse(other, source, cluster);
          byCluster.set(cluster, source);
        }
      }
    }
    const [all] = ofAll;
    const other = sources.find(source => source !== all);
    if (all && other) refuse(all, other);
    this.#all = all;
    this.#byCluster = byCluster;
  }

  get isEmpty(): boolean {
    return !this.hasAll && this.#byCluster.size === 0;
  }

  /** Whether one of them has all clusters. */
  get hasAll(): boolean {
    return this.#all !== undefined;
  }

  /** By the names that the sources give, whether there are such clusters or not. */
  get named(): ReadonlyMap<string, FleetSource> {
    return this.#byCluster;
  }

  /** Undefined for a cluster of the built-in source. */
  of(cluster: string): FleetSource | undefined {
    return this.#all ?? this.#byCluster.get(cluster);
  }
}

/** A module may be JavaScript. */
function listClusters({
  clusters,
  id,
}: {
  readonly clusters: unknown;
  readonly id: string;
}): 'all' | readonly string[] {
  if (clusters === 'all') return clusters;
  const isNames =
    Array.isArray(clusters) &&
    clusters.length > 0 &&
    clusters.every(name => typeof name === 'string' && name !== '');
  if (isNames) return clusters;
  throw new Error(
    `The fleet source ${quote(
      id,
    )} has no clusters. Set its clusters to 'all' or to a list of names.`,
  );
}

function refuse(one: FleetSource, other: FleetSource, cluster?: string): never {
  const what = cluster === undefined ? 'all clusters' : quote(cluster);
  throw new Error(
    `The fleet sources ${quote(one.id)} and ${quote(other.id)} collide: ${quote(
      one.id,
    )} has ${what} already, and a cluster has one source.`,
  );
}

function quote(text: string): string {
  return `'${toSafeMessage(text)}'`;
}
