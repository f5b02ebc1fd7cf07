import { StoredCells } from '../store/StoredCells';
import { ClusterLease } from './LeaseTable';

/** A holder notes every half minute that it sees a cluster. */
const FRESH_MS = 45_000;

export interface SharedPlacesOptions {
  /** Of all clusters in the database. */
  readonly clusters: () => Iterable<string>;
  /** What is known of a cluster by now. */
  readonly leaseOf: (cluster: string) => ClusterLease | undefined;
  readonly cells: Pick<StoredCells, 'isPlaced'>;
  readonly holds: (cluster: string) => boolean;
  /** The answers for a cluster may be others from now on. */
  readonly onCluster: (cluster: string) => void;
}

/** Where services are in the clusters that other replicas read, by the cells that these have written. */
export class SharedPlaces {
  readonly #options: SharedPlacesOptions;
  #certain: ReadonlySet<string> = new Set();

  constructor(options: SharedPlacesOptions) {
    this.#options = options;
  }

  /**
   * Whether a service has objects in a cluster; undefined where that is not certain.
   *
   * @param knownForMs - since when this process has known the service as it is
   */
  has(
    entityRef: string,
    cluster: string,
    knownForMs: number,
  ): boolean | undefined {
    const lease = this.#certainLease(cluster);
    if (!lease) return undefined;
    const isPlaced = this.#options.cells.isPlaced(entityRef, cluster);
    if (isPlaced) return true;
    // Its holder may not have known the service when it looked.
    const wasKnown = knownForMs > (lease.placedAgoMs ?? Infinity);
    return wasKnown ? isPlaced : undefined;
  }

  /** Says which clusters have become certain or uncertain, as time alone may make them. */
  update(): void {
    const certain = new Set(
      [...this.#options.clusters()].filter(name => this.#certainLease(name)),
    );
    const before = this.#certain;
    this.#certain = certain;
    for (const name of new Set([...before, ...certain])) {
      if (before.has(name) !== certain.has(name)) this.#options.onCluster(name);
    }
  }

  #certainLease(cluster: string): ClusterLease | undefined {
    const { holds, leaseOf } = this.#options;
    const lease = leaseOf(cluster);
    const isCertain =
      lease?.holder !== undefined &&
      lease.sight === 'live' &&
      !lease.isLimited &&
      (lease.readAgoMs ?? Infinity) < FRESH_MS &&
      !holds(cluster);
    return isCertain ? lease : undefined;
  }
}
