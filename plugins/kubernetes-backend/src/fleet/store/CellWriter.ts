import { FleetCell } from '@podlight/backstage-plugin-kubernetes-common';
import { abortable } from '../../util/timing';
import { isUnwell } from '../isUnwell';
import { ClusterLease } from '../replicas/LeaseTable';
import { FleetReader, ServiceCells, Subjects } from '../reader';
import { FlapLimiter } from './FlapLimiter';
import { CellChange, FleetStore, isTransition } from './FleetStore';
import { HeldSights } from './HeldSights';
import { PlaceTimes } from './PlaceTimes';
import { seesAbsence, reconcileCell } from './reconcileCell';
import { ABSENT, isSameCell, StoredCell } from './StoredCell';
import { StoredCells } from './StoredCells';

/** Counts that change without a verdict are written this often. */
const SWEEP_EVERY_MS = 60_000;

/** Rows at a time, which is about as many in a second. */
const MAX_ROWS = 1_000;

export interface CellWriterOptions {
  /** What this process sees. */
  readonly own: Pick<FleetReader, 'readServices' | 'readClusters'>;
  /** What the services that are followed stand for. */
  readonly services: () => Subjects;
  readonly store: Pick<FleetStore, 'write'>;
  readonly cells: StoredCells;
  readonly sights: HeldSights;
  readonly places: PlaceTimes;
  readonly monotonic: () => number;
}

/** A service in one cluster, as it is seen and as it is stored. */
interface Place {
  readonly entityRef: string;
  readonly subject: string;
  readonly seen: FleetCell | undefined;
  readonly before: StoredCell | undefined;
  readonly replacesOther: boolean;
}

/**
 * Writes what has changed in the clusters that this process holds: verdicts soon, mere
 * counts once a minute, and nothing that the database says already.
 */
export class CellWriter {
  readonly #options: CellWriterOptions;
  #touched = new Set<string>();
  #sweepAt = -Infinity;

  readonly #flaps: FlapLimiter;

  constructor(options: CellWriterOptions) {
    this.#options = options;
    this.#flaps = new FlapLimiter(options.monotonic);
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
    const known = await this.#options.own.readServices(touched, signal);
    const found = this.#changes(held, touched, known);
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
    if (cells.getRevision(name) !== revision) return false;
    // One that hangs is given up, and what it should have written is kept.
    const isWritten = await abortable(
      store.write(replica, name, revision, changes),
      signal,
    );
    if (!isWritten) return false;
    cells.written(name, revision + 1, changes);
    for (const change of changes.filter(isTransition)) {
      this.#flaps.take(placeKey(change, name));
    }
    return true;
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
    known: ReadonlyMap<string, ServiceCells>,
  ): ReadonlyMap<ClusterLease, readonly CellChange[]> {
    const { cells } = this.#options;
    const changes = new Map(held.map(({ name }) => [name, [] as CellChange[]]));
    for (const [entityRef, subject] of subjects) {
      const service = known.get(entityRef);
      if (!service) continue;
      const seen = new Map(service.cells.map(cell => [cell.cluster, cell]));
      const stored = cells.of(entityRef, subject);
      const others = cells.findReplaced(entityRef, subject);
      const places = [...seen.keys(), ...stored.keys(), ...others];
      for (const cluster of new Set(places)) {
        const list = changes.get(cluster);
        if (!list) continue;
        const change = this.#changeTo(cluster, {
          entityRef,
          subject,
          seen: seen.get(cluster),
          before: stored.get(cluster),
          replacesOther: others.has(cluster),
        });
        if (change) list.push(change);
      }
    }
    for (const list of changes.values()) {
      list.sort((a, b) => Number(isTurn(b)) - Number(isTurn(a)));
    }
    return new Map(held.map(lease => [lease, changes.get(lease.name) ?? []]));
  }

  /** Undefined where the database says the same, and where the service changes all the time. */
  #changeTo(
    cluster: string,
    { before, entityRef, replacesOther, seen, subject }: Place,
  ): CellChange | undefined {
    const sight = this.#options.sights.of(cluster);
    const isGone = replacesOther && seesAbsence(sight);
    const after =
      reconcileCell(seen, before, sight) ?? (isGone ? ABSENT : undefined);
    if (!after || (before && isSameCell(before, after))) return undefined;
    const change = { entityRef, subject, before, after };
    // The next sweep tries it again; that it is unwell is told at once.
    const isHeldBack =
      isUnwell(before) &&
      isTransition(change) &&
      !this.#flaps.hasRoom(placeKey(change, cluster));
    if (isHeldBack) return undefined;
    return replacesOther ? { ...change, replacesOther } : change;
  }
}

function placeKey({ entityRef }: { entityRef: string }, cluster: string) {
  return `${cluster}\0${entityRef}`;
}

function isTurn({ before, after }: CellChange): boolean {
  return isUnwell(before) !== isUnwell(after);
}
