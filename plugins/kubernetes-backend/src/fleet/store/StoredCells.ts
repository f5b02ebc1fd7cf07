import { ClusterLease } from '../replicas/LeaseTable';
import { CellChange, FleetStore } from './FleetStore';
import { StoredCell } from './StoredCell';

/** About 60 MB. */
const MAX_CELLS = 200_000;

/** A cell, and what its service stood for when it was written. */
interface Known {
  readonly subject: string;
  readonly cell: StoredCell;
}

const NONE: ReadonlyMap<string, Known> = new Map();

/**
 * What the database has of all clusters, in memory. A cluster whose revision has not changed
 * is not read again.
 */
export class StoredCells {
  readonly #store: Pick<FleetStore, 'readChanged'>;
  readonly #maxCells: number;
  readonly #cells = new Map<string, Map<string, Known>>();
  readonly #revisions = new Map<string, number>();
  /** What this process has written itself and no list of clusters has said yet. */
  readonly #written = new Map<string, number>();
  /** Clusters with cells that are not kept, or that another release has written. */
  readonly #partial = new Set<string>();
  /** Clusters with cells for which there was no room. */
  readonly #refused = new Set<string>();
  readonly #isHeld: (cluster: string) => boolean;
  readonly #onPlace: (entityRef: string) => void;
  #size = 0;

  /**
   * @param isHeld - whether this process writes the cells of a cluster; it has to know all of them
   * @param onPlace - called where a service has come to a cluster, or has left one */
  constructor(
    store: Pick<FleetStore, 'readChanged'>,
    {
      maxCells = MAX_CELLS,
      isHeld = () => false,
      onPlace = () => undefined,
    }: {
      readonly maxCells?: number;
      readonly isHeld?: (cluster: string) => boolean;
      readonly onPlace?: (entityRef: string) => void;
    } = {},
  ) {
    this.#store = store;
    this.#maxCells = maxCells;
    this.#isHeld = isHeld;
    this.#onPlace = onPlace;
  }

  /** Whether a service has objects in a cluster; undefined where what is kept does not tell. */
  isPlaced(entityRef: string, cluster: string): boolean | undefined {
    const known = this.#getCells(entityRef).get(cluster);
    if (known) return isThere(known);
    return this.isWhole(cluster) ? false : undefined;
  }

  /** Whether it has all cells of a cluster. */
  isWhole(cluster: string): boolean {
    return this.#revisions.has(cluster) && !this.#partial.has(cluster);
  }

  /** Of a service, by cluster; those of what its reference stood for before are left out. */
  of(entityRef: string, subject: string): ReadonlyMap<string, StoredCell> {
    const own = new Map<string, StoredCell>();
    for (const [cluster, known] of this.#getCells(entityRef)) {
      if (known.subject === subject) own.set(cluster, known.cell);
    }
    return own;
  }

  /** The clusters with cells of what a reference stood for before. */
  findReplaced(entityRef: string, subject: string): ReadonlySet<string> {
    const others = new Set<string>();
    for (const [cluster, known] of this.#getCells(entityRef)) {
      if (known.subject !== subject) others.add(cluster);
    }
    return others;
  }

  /** All services with cells. */
  get services(): Iterable<string> {
    return this.#cells.keys();
  }

  /** Revision of the cluster's cells in memory. */
  getRevision(cluster: string): number | undefined {
    return this.#revisions.get(cluster);
  }

  /** The next refresh reads everything, as a deleted row has no revision. */
  rereadAll(): void {
    this.#revisions.clear();
    this.#written.clear();
  }

  async refresh(clusters: readonly ClusterLease[]): Promise<void> {
    const present = new Set(clusters.map(({ name }) => name));
    for (const cluster of [...this.#revisions.keys()]) {
      if (!present.has(cluster)) this.#drop(cluster);
    }
    for (const { name, revision } of clusters) {
      const known = this.#revisions.get(name);
      // The list was read before.
      if (revision < (this.#written.get(name) ?? 0)) continue;
      this.#written.delete(name);
      const isMissing = this.#isHeld(name) && this.#refused.has(name);
      if (known === revision && !isMissing) continue;
      // One that was deleted and has come back begins anew.
      const isNewer = known !== undefined && known < revision;
      const since = isNewer && !isMissing ? known : undefined;
      await this.#read(name, since, revision);
    }
  }

  /** What this process has written itself. */
  written(
    cluster: string,
    revision: number,
    changes: readonly CellChange[],
  ): void {
    for (const { entityRef, subject, after } of changes) {
      this.#set(entityRef, cluster, { subject, cell: after });
    }
    this.#revisions.set(cluster, revision);
    this.#written.set(cluster, revision);
  }

  /** Forgets the cells of a service in some clusters. */
  forget(entityRef: string, isWanted: (cluster: string) => boolean): void {
    for (const cluster of [...this.#getCells(entityRef).keys()]) {
      if (isWanted(cluster)) this.#set(entityRef, cluster, undefined);
    }
  }

  /** All of it without `since`. */
  async #read(
    cluster: string,
    since: number | undefined,
    until: number,
  ): Promise<void> {
    let newest = until;
    const read = await this.#store.readChanged(cluster, since ?? 0);
    if (since === undefined) {
      this.#partial.delete(cluster);
      this.#refused.delete(cluster);
      this.#keepOnly(cluster, read);
    }
    for (const { entityRef, subject, revision, cell } of read) {
      newest = Math.max(newest, revision);
      if (!cell) this.#partial.add(cluster);
      this.#set(entityRef, cluster, cell && { subject, cell });
    }
    this.#revisions.set(cluster, newest);
  }

  #keepOnly(
    cluster: string,
    read: readonly { readonly entityRef: string }[],
  ): void {
    const present = new Set(read.map(({ entityRef }) => entityRef));
    for (const [entityRef, cells] of [...this.#cells]) {
      if (cells.has(cluster) && !present.has(entityRef)) {
        this.#set(entityRef, cluster, undefined);
      }
    }
  }

  #getCells(entityRef: string): ReadonlyMap<string, Known> {
    return this.#cells.get(entityRef) ?? NONE;
  }

  #set(entityRef: string, cluster: string, cell: Known | undefined): void {
    const cells = this.#cells.get(entityRef) ?? new Map<string, Known>();
    const had = cells.get(cluster);
    if (cells.delete(cluster)) this.#size -= 1;
    const hasRoom = this.#size < this.#maxCells || this.#isHeld(cluster);
    if (cell && hasRoom) {
      cells.set(cluster, cell);
      this.#size += 1;
    } else if (cell) {
      this.#partial.add(cluster);
      this.#refused.add(cluster);
    }
    if (cells.size > 0) this.#cells.set(entityRef, cells);
    else this.#cells.delete(entityRef);
    if (isThere(had) !== isThere(cell)) this.#onPlace(entityRef);
  }

  #drop(cluster: string): void {
    this.#keepOnly(cluster, []);
    this.#revisions.delete(cluster);
    this.#written.delete(cluster);
    this.#partial.delete(cluster);
    this.#refused.delete(cluster);
  }
}

function isThere(known: Known | undefined): boolean {
  return known !== undefined && known.cell.state !== 'absent';
}
