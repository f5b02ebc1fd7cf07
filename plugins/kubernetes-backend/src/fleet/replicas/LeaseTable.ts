import { chunks } from '../../util/chunks';
import { Database, databaseTime, isPostgres } from '../store/database';

/** Names in one statement. */
const CHUNK = 200;

/** How often it is noted that a cluster is configured. */
const NOTE_MS = 60_000;

/** A cluster, and who reads it. */
export interface ClusterLease {
  readonly name: string;
  /** Undefined while no replica does. */
  readonly holder?: string;
  /** Grows with each change of its cells. */
  readonly revision: number;
  /** For how long no replica has known it, in milliseconds. */
  readonly unknownForMs: number;
  /** How far its last holder saw it; undefined before any has read it. */
  readonly sight?: string;
  /** Its last holder kept only a part of its objects. */
  readonly isLimited: boolean;
  /** How long ago all of it was last seen, in milliseconds; undefined for never. */
  readonly readAgoMs?: number;
  /** How long ago a service without a cell was certainly not there, in milliseconds; undefined where that is not certain. */
  readonly placedAgoMs?: number;
  /** For how long it has been in the database, in milliseconds. */
  readonly ageMs: number;
}

/** What {@link LeaseTable.read} saw. */
export interface Leases {
  readonly replicas: readonly string[];
  readonly clusters: readonly ClusterLease[];
}

/**
 * Leases of clusters, as rows.
 *
 * @remarks
 * A replica has one row, which it renews, and its clusters refer to that row. Who finds it
 * expired deletes it, and the foreign key takes the clusters from it in the same moment: so a
 * renewal that comes too late finds no row, whatever its sender believes, and a replica without
 * a row can take no cluster.
 */
export class LeaseTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async join(replica: string, leaseMs: number): Promise<void> {
    await this.#replicas().insert({
      id: replica,
      expires_at: this.#time(leaseMs),
    });
  }

  /** False when another replica has already ended the lease. */
  async renew(replica: string, leaseMs: number): Promise<boolean> {
    const renewed = await this.#replicas()
      .where({ id: replica })
      .update({ expires_at: this.#time(leaseMs) });
    return renewed > 0;
  }

  /** Its clusters are free from then on. */
  async leave(replica: string): Promise<void> {
    await this.#replicas().where({ id: replica }).delete();
  }

  /** Frees the clusters of replicas that did not renew. */
  async endExpired(): Promise<void> {
    await this.#replicas().where('expires_at', '<', this.#time()).delete();
  }

  /** For a database that only one process uses: whoever was there before is not any more. */
  async endOthers(replica: string): Promise<void> {
    await this.#replicas().whereNot({ id: replica }).delete();
  }

  /** Notes that clusters are configured. */
  async know(clusters: readonly string[]): Promise<void> {
    for (const names of chunks(clusters, CHUNK)) {
      await this.#clusters()
        .insert(
          names.map(name => ({
            name,
            created_at: this.#time(),
            known_at: this.#time(),
          })),
        )
        .onConflict('name')
        .ignore();
      await this.#clusters()
        .whereIn('name', names)
        .andWhere('known_at', '<', this.#time(-NOTE_MS))
        .update({ known_at: this.#time() });
    }
  }

  async read(): Promise<Leases> {
    const replicas = await this.#replicas().select('id').orderBy('id');
    const clusters = await this.#clusters()
      .select('name', 'holder', 'revision', 'sight', 'is_limited')
      .select({
        unknown_for: this.#database.raw('? - known_at', [this.#time()]),
        age: this.#database.raw('? - created_at', [this.#time()]),
        read_ago: this.#database.raw('? - read_at', [this.#time()]),
        placed_ago: this.#database.raw('? - placed_at', [this.#time()]),
      })
      .orderBy('name');
    return {
      replicas: replicas.map(({ id }) => id),
      // PostgreSQL's large integers are strings.
      clusters: clusters.map(row => ({
        name: row.name,
        holder: row.holder ?? undefined,
        revision: Number(row.revision),
        unknownForMs: Number(row.unknown_for),
        sight: row.sight ?? undefined,
        isLimited: Boolean(row.is_limited),
        readAgoMs: toAge(row.read_ago),
        placedAgoMs: toAge(row.placed_ago),
        ageMs: Number(row.age),
      })),
    };
  }

  /** Takes those of the clusters that are free. */
  async claim(replica: string, clusters: readonly string[]): Promise<void> {
    for (const names of chunks(clusters, CHUNK)) {
      const free = this.#clusters()
        .select('name')
        .whereNull('holder')
        .whereIn('name', names);
      // Whoever takes a row at this moment gets it; nobody waits, so there are no deadlocks.
      const wanted = isPostgres(this.#database)
        ? free.forUpdate().skipLocked()
        : free;
      await this.#clusters()
        .whereIn('name', wanted)
        .whereNull('holder')
        .whereExists(this.#replicas().where({ id: replica }))
        .update({ holder: replica, placed_at: null });
    }
  }

  /** Gives up clusters of the replica. */
  async release(replica: string, clusters: readonly string[]): Promise<void> {
    for (const names of chunks(clusters, CHUNK)) {
      await this.#clusters()
        .where({ holder: replica })
        .whereIn('name', names)
        .update({ holder: null });
    }
  }

  #time(plusMs = 0) {
    return databaseTime(this.#database, plusMs);
  }

  #replicas() {
    return this.#database('fleet_replicas');
  }

  #clusters() {
    return this.#database('fleet_clusters');
  }
}

function toAge(ago: string | number | null): number | undefined {
  return ago === null ? undefined : Number(ago);
}
