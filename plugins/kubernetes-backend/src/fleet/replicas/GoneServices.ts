import { FleetStore } from '../store/FleetStore';
import { StoredCells } from '../store/StoredCells';
import { ClusterLease } from './LeaseTable';

/** All replicas have read the catalog by then. */
const GONE_FOR_ALL_MS = 2 * 60_000;

/** So long it is watched for clusters that have changed hands. */
const GONE_MS = 10 * 60_000;

/** Services whose rows are deleted in one turn. */
const DELETED_AT_ONCE = 500;

interface GoneService {
  readonly since: number;
  /** The clusters in which its rows have been deleted, as one text. */
  deletedIn?: string;
}

export interface GoneServicesOptions {
  /** Whether this replica reads a cluster. */
  readonly holds: (cluster: string) => boolean;
  readonly monotonic: () => number;
}

/**
 * Deletes the rows of services that the catalog does not have any more: in the clusters
 * that this replica holds, and a little later in those that nobody holds. The holders
 * of all others delete theirs.
 */
export class GoneServices {
  readonly #options: GoneServicesOptions;
  readonly #gone = new Map<string, GoneService>();

  constructor(options: GoneServicesOptions) {
    this.#options = options;
  }

  add(entityRef: string): void {
    this.#gone.set(entityRef, { since: this.#options.monotonic() });
  }

  /** The service is in the catalog again. */
  remove(entityRef: string): void {
    this.#gone.delete(entityRef);
  }

  clear(): void {
    this.#gone.clear();
  }

  /** Deletes what is due, a bounded number of services at a time. Rejects when the database fails; then the next call tries again. */
  async deleteRows(
    store: Pick<FleetStore, 'deleteServices'>,
    cells: Pick<StoredCells, 'forget'>,
    clusters: readonly Pick<ClusterLease, 'holder' | 'name'>[],
  ): Promise<void> {
    const { holds, monotonic } = this.#options;
    const now = monotonic();
    const held = clusters.map(({ name }) => name).filter(holds);
    const free = clusters
      .filter(({ holder }) => holder === undefined)
      .map(({ name }) => name);
    for (const [isOld, names] of [
      [false, held],
      [true, [...held, ...free]],
    ] as const) {
      const deletedIn = JSON.stringify(names);
      const due = [...this.#gone]
        .filter(([, gone]) => now - gone.since >= GONE_FOR_ALL_MS === isOld)
        .filter(([, gone]) => gone.deletedIn !== deletedIn)
        .slice(0, DELETED_AT_ONCE);
      if (due.length === 0) continue;
      await store.deleteServices(
        due.map(([entityRef]) => entityRef),
        names,
      );
      const isDeleted = new Set(names);
      for (const [entityRef, gone] of due) {
        gone.deletedIn = deletedIn;
        cells.forget(entityRef, cluster => isDeleted.has(cluster));
      }
    }
    for (const [entityRef, { since }] of this.#gone) {
      if (now - since >= GONE_MS) this.#gone.delete(entityRef);
    }
  }
}
