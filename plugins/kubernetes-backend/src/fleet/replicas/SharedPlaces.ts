import { StoredCells } from '../store/StoredCells';
import { ClusterLease } from './LeaseTable';

/** A holder notes every half minute that it sees a cluster. */
const FRESH_MS = 45_000;

/** What a statement may wait for a connection, and a replica for the answer. */
const SLACK_MS = 30_000;

export interface SharedPlacesOptions {
  /** Of all clusters in the database. */
  readonly clusters: () => Iterable<string>;
  /** What is known of a cluster by now. */
  readonly findLease: (cluster: string) => ClusterLease | undefined;
  readonly cells: Pick<StoredCells, 'isPlaced' | 'isWhole'>;
  readonly holds: (cluster: string) => boolean;
  /** The answers for a cluster may be others from now on. */
  readonly onCluster: (cluster: string) => void;
}

/** Where services are in the clusters that other replicas read, by the cells that these have written. */
export class SharedPlaces {
  readonly #options: SharedPlacesOptions;
  /** What {@link SharedPlaces.has} can say, by cluster. */
  #certainty: ReadonlyMap<string, string> = new Map();

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
    const wasKnown = knownForMs > (lease.placedAgoMs ?? Infinity) + SLACK_MS;
    return wasKnown ? isPlaced : undefined;
  }

  /** Says of which clusters something else is certain than before, as time alone may bring. */
  update(): void {
    const before = this.#certainty;
    this.#certainty = new Map(
      [...this.#options.clusters()].map(name => [
        name,
        this.#readCertainty(name),
      ]),
    );
    for (const name of new Set([...before.keys(), ...this.#certainty.keys()])) {
      const isSame = before.get(name) === this.#certainty.get(name);
      if (!isSame) this.#options.onCluster(name);
    }
  }

  #readCertainty(cluster: string): string {
    const lease = this.#certainLease(cluster);
    if (!lease) return 'none';
    const isWhole = this.#options.cells.isWhole(cluster);
    return lease.placedAgoMs !== undefined && isWhole ? 'all' : 'presence';
  }

  #certainLease(cluster: string): ClusterLease | undefined {
    const { holds, findLease } = this.#options;
    const lease = findLease(cluster);
    const isCertain =
      lease?.holder !== undefined &&
      lease.sight === 'live' &&
      !lease.isLimited &&
      (lease.readAgoMs ?? Infinity) < FRESH_MS &&
      !holds(cluster);
    return isCertain ? lease : undefined;
  }
}
