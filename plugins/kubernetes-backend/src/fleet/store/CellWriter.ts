import { ClusterLease } from '../replicas/LeaseTable';
import { abortable } from '../../util/timing';
import { FleetView, ServiceView, Subjects } from '../view';
import { CellChange, FleetStore } from './FleetStore';
import { HeldSights } from './HeldSights';
import { PlaceTimes } from './PlaceTimes';
import { seesAbsence, settle } from './settle';
import { ABSENT, isSameCell, isUnwell } from './StoredCell';
import { StoredCells } from './StoredCells';

/** Counts that change without a verdict are written this often. */
const SWEEP_EVERY_MS = 60_000;

/** Rows at a time, which is about as many in a second. */
const MAX_ROWS = 1_000;

export interface CellWriterOptions {
  /** What this process sees. */
  readonly own: Pick<FleetView, 'readServices' | 'readClusters'>;
  /** What the services that are followed stand for. */
  readonly services: () => Subjects;
  readonly store: Pick<FleetStore, 'write'>;
  readonly cells: StoredCells;
  readonly sights: HeldSights;
  readonly places: PlaceTimes;
  readonly monotonic: () => number;
}

/**
 * Writes what has changed in the clusters that this process holds: verdicts soon, mere
 * counts once a minute, and nothing that the database says already.
 */
export class CellWriter {
  readonly #options: CellWriterOptions;
  #touched = new Set<string>();
  #sweepAt = -Infinity;

  constructor(options: CellWriterOptions) {
    this.#options = options;
  }

  /** The verdict of a service has changed. */
  touch(entityRef: string): void {
    this.#touched.add(entityRef);
  }

  forget(entityRef: string): void {
    this.#touched.delete(entityRef);
  }

  /** Rejects when the database fails; what was not written is tried again. */
  async flush(
    replica: string,
    held: readonly ClusterLease[],
    signal: AbortSignal,
  ): Promise<void> {
    const { monotonic, own, places, services, sights } = this.#options;
    const clusters = await own.readClusters(signal);
    const names = held.map(({ name }) => name);
    const hasNew = sights.update(names, clusters);
    places.update(names);
    await sights.note(replica, clusters, places);
    const isSweep = hasNew || places.isSweepDue || monotonic() >= this.#sweepAt;
    if (isSweep) {
      this.#sweepAt = monotonic() + SWEEP_EVERY_MS;
      places.sweepBegins();
    }
    const followed = services();
    if (isSweep) {
      this.#touched = new Set([...this.#touched, ...followed.keys()]);
    }
    const touched = new Map(
      [...this.#touched].flatMap(ref => {
        const subject = followed.get(ref);
        return subject === undefined ? [] : [[ref, subject] as const];
      }),
    );
    // What is not followed any more is deleted, and not written.
    this.#touched = new Set(touched.keys());
    if (touched.size > 0) await this.#write(replica, held, touched, signal);
    if (this.#touched.size === 0) places.allWritten();
  }

  async #write(
    replica: string,
    held: readonly ClusterLease[],
    touched: Subjects,
    signal: AbortSignal,
  ): Promise<void> {
    const views = await this.#options.own.readServices(touched, signal);
    const found = this.#changes(held, touched, views);
    let rows = 0;
    for (const entityRef of touched.keys()) this.#touched.delete(entityRef);
    for (const [cluster, changes] of found) {
      const some = changes.slice(0, MAX_ROWS - rows);
      const isWritten = await this.#writeCluster(
        replica,
        cluster,
        some,
        signal,
      ).catch((error: unknown) => {
        this.#keep(found);
        throw error;
      });
      if (isWritten) rows += some.length;
      this.#keep([[cluster, isWritten ? changes.slice(some.length) : changes]]);
    }
  }

  async #writeCluster(
    replica: string,
    { name, revision }: ClusterLease,
    changes: readonly CellChange[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const { cells, store } = this.#options;
    signal.throwIfAborted();
    if (changes.length === 0) return false;
    // Others have changed it since it was read.
    if (cells.revisionOf(name) !== revision) return false;
    // One that hangs is given up, and what it should have written is kept.
    const isWritten = await abortable(
      store.write(replica, name, revision, changes),
      signal,
    );
    if (isWritten) cells.written(name, revision + 1, changes);
    return isWritten;
  }

  #keep(found: Iterable<readonly [ClusterLease, readonly CellChange[]]>): void {
    for (const [, changes] of found) {
      for (const { entityRef } of changes) this.#touched.add(entityRef);
    }
  }

  /** What differs from the database in the clusters that are held, transitions first. */
  #changes(
    held: readonly ClusterLease[],
    subjects: Subjects,
    views: ReadonlyMap<string, ServiceView>,
  ): ReadonlyMap<ClusterLease, readonly CellChange[]> {
    const { cells, sights } = this.#options;
    const leases = new Map(held.map(lease => [lease.name, lease]));
    const changes = new Map(held.map(lease => [lease, [] as CellChange[]]));
    for (const [entityRef, subject] of subjects) {
      const view = views.get(entityRef);
      if (!view) continue;
      const seen = new Map(view.cells.map(cell => [cell.cluster, cell]));
      const stored = cells.of(entityRef, subject);
      const others = cells.othersOf(entityRef, subject);
      const places = [...seen.keys(), ...stored.keys(), ...others];
      for (const cluster of new Set(places)) {
        const lease = leases.get(cluster);
        if (!lease) continue;
        const before = stored.get(cluster);
        const sight = sights.of(cluster);
        const replacesOther = others.has(cluster);
        const isGone = replacesOther && seesAbsence(sight);
        const after =
          settle(seen.get(cluster), before, sight) ??
          (isGone ? ABSENT : undefined);
        if (!after || (before && isSameCell(before, after))) continue;
        const change = { entityRef, subject, before, after };
        changes
          .get(lease)
          ?.push(replacesOther ? { ...change, replacesOther } : change);
      }
    }
    for (const list of changes.values()) {
      list.sort((a, b) => Number(isTurn(b)) - Number(isTurn(a)));
    }
    return changes;
  }
}

function isTurn({ before, after }: CellChange): boolean {
  return isUnwell(before) !== isUnwell(after);
}
