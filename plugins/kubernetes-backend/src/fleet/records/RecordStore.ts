import { grown, Slots } from './columns';
import { ClusterShare, RecordLimits } from './ClusterShare';
import { FLEET_KINDS, FleetKind, FleetRecord, RecordKey } from './FleetRecord';
import { HashIndex, hashText } from './HashIndex';
import { IntLists } from './IntLists';
import { LabelSetListener } from './LabelPool';
import { RecordTable } from './RecordTable';

/** A record, and the cluster that it is of. */
export interface LocatedRecord {
  readonly cluster: string;
  readonly record: FleetRecord;
}

/** Told of each change of a record, with the set of labels that it had and has. */
export interface RecordListener extends LabelSetListener {
  recordChanged(
    cluster: string,
    before: number | undefined,
    after: number | undefined,
  ): void;
}

/** The records of all clusters of the fleet. */
export class RecordStore {
  readonly #limits: RecordLimits;
  readonly #table = new RecordTable();
  readonly #slots = new Slots();
  readonly #shares = new Map<string, ClusterShare>();
  readonly #clusterNames: string[] = [];
  readonly #clusterNumbers = new Slots();
  readonly #index = new HashIndex(slot =>
    keyHash(this.#table.cluster(slot), this.#table.key(slot)),
  );
  /** Of each kind of each cluster. */
  readonly #byKind = new IntLists();
  readonly #byLabels = new IntLists();
  #generations = new Uint32Array();
  #listener: RecordListener | undefined;

  constructor(limits: RecordLimits) {
    this.#limits = limits;
  }

  /** How many records there are. */
  get size(): number {
    return this.#slots.size;
  }

  /** How many different sets of labels there are. */
  get labelSets(): number {
    return this.#table.labels.size;
  }

  get clusters(): readonly string[] {
    return [...this.#shares.keys()];
  }

  /** How many records a cluster has. */
  count(cluster: string): number {
    return this.#shares.get(cluster)?.records ?? 0;
  }

  /** Whether the cluster has more than is kept. */
  isLimited(cluster: string): boolean {
    return this.#shares.get(cluster)?.isLimited ?? false;
  }

  /** There is one listener at most. It is told of the sets of labels that there are already. */
  listen(listener: RecordListener): void {
    this.#listener = listener;
    this.#table.labels.listen(listener);
  }

  /** Adds or replaces a record. Whether anything has changed. */
  put(cluster: string, record: FleetRecord): boolean {
    const share = this.#findShare(cluster);
    const slot = this.#find(share.number, record);
    if (slot === undefined) return this.#add(cluster, share, record);
    if (this.#table.isEqual(slot, record)) {
      this.#renew(share, slot, record.kind);
      return false;
    }
    const before = this.#table.labelSet(slot);
    this.#release(share, slot, record.kind);
    this.#byLabels.remove(before, slot);
    this.#table.rewrite(slot, share.number, record);
    const after = this.#table.labelSet(slot);
    this.#byLabels.add(after, slot);
    if (share.tryAcquire(record.kind, this.#table.characters(slot))) {
      this.#generations[slot] = share.generation(record.kind);
      this.#listener?.recordChanged(cluster, before, after);
    } else this.#remove(cluster, share, slot, record.kind);
    return true;
  }

  /** Whether there was such a record. */
  delete(cluster: string, key: RecordKey): boolean {
    const share = this.#shares.get(cluster);
    const slot = share && this.#find(share.number, key);
    if (!share || slot === undefined) return false;
    this.#release(share, slot, key.kind);
    this.#remove(cluster, share, slot, key.kind);
    return true;
  }

  /** A list of a kind begins: what is put from now on replaces all that there is. */
  beginList(cluster: string, kind: FleetKind): void {
    this.#findShare(cluster).beginList(kind);
  }

  /** The list is complete: what was not in it is gone. Returns how many records that were. */
  endList(cluster: string, kind: FleetKind): number {
    const share = this.#shares.get(cluster);
    if (!share) return 0;
    const generation = share.generation(kind);
    let removed = 0;
    for (const slot of this.#byKind.items(listIndex(share.number, kind))) {
      if (this.#generations[slot] === generation) continue;
      this.#remove(cluster, share, slot, kind);
      removed += 1;
    }
    return removed;
  }

  /** Forgets a cluster and its records. */
  drop(cluster: string): void {
    const share = this.#shares.get(cluster);
    if (!share) return;
    for (const kind of FLEET_KINDS) {
      this.beginList(cluster, kind);
      this.endList(cluster, kind);
    }
    this.#shares.delete(cluster);
    this.#clusterNumbers.release(share.number);
  }

  get(cluster: string, key: RecordKey): FleetRecord | undefined {
    const share = this.#shares.get(cluster);
    const slot = share && this.#find(share.number, key);
    return slot === undefined ? undefined : this.#table.read(slot);
  }

  /** The records of a cluster, which must not change meanwhile. */
  *ofCluster(
    cluster: string,
    kinds: readonly FleetKind[] = FLEET_KINDS,
  ): Generator<FleetRecord, void> {
    const share = this.#shares.get(cluster);
    if (!share) return;
    for (const kind of kinds) {
      for (const slot of this.#byKind.items(listIndex(share.number, kind))) {
        yield this.#table.read(slot);
      }
    }
  }

  /** The records with a value of a label, in all clusters. */
  *withLabel(key: string, value: string): Generator<LocatedRecord, void> {
    for (const set of this.labelSetsWith(key, value)) {
      yield* this.withLabelSet(set);
    }
  }

  /**
   * The records with exactly one set of labels, which they share. Records may change meanwhile:
   * those that are not there any more, or have other labels, are left out.
   *
   * @param isWanted - of a cluster; its records are passed over without being read unless it returns true
   */
  *withLabelSet(
    set: number,
    isWanted: (cluster: string) => boolean = () => true,
  ): Generator<LocatedRecord, void> {
    if (this.#byLabels.isEmpty(set)) return;
    const labels = this.getLabels(set);
    for (const slot of [...this.#byLabels.items(set)]) {
      if (this.#table.labelSet(slot) !== set) continue;
      const cluster = this.#clusterNames[this.#table.cluster(slot)];
      if (!isWanted(cluster)) continue;
      yield { cluster, record: this.#table.read(slot, labels) };
    }
  }

  /** Calls for each record with exactly one set of labels: a small part of the time that reading them takes. */
  countLabelSet(
    set: number,
    count: (cluster: string, kind: FleetKind) => void,
    namespace?: string,
  ): void {
    for (const slot of this.#byLabels.items(set)) {
      const isIn =
        namespace === undefined || this.#table.namespace(slot) === namespace;
      const cluster = this.#clusterNames[this.#table.cluster(slot)];
      if (isIn) count(cluster, this.#table.kind(slot));
    }
  }

  /** The sets of labels with a value of a label; with any value of it when absent. */
  labelSetsWith(key: string, value?: string): Iterable<number> {
    const { labels } = this.#table;
    return value === undefined
      ? labels.withKey(key)
      : labels.withPair(key, value);
  }

  /** The labels of a set. */
  getLabels(set: number): FleetRecord['labels'] {
    return this.#table.labels.labels(set);
  }

  #add(cluster: string, share: ClusterShare, record: FleetRecord): boolean {
    const slot = this.#slots.acquire();
    this.#table.write(slot, share.number, record);
    const { kind } = record;
    if (!share.tryAcquire(kind, this.#table.characters(slot))) {
      this.#table.clear(slot);
      this.#slots.release(slot);
      return false;
    }
    share.records += 1;
    this.#generations = grown(this.#generations, slot);
    this.#generations[slot] = share.generation(kind);
    this.#index.add(keyHash(share.number, record), slot);
    this.#byKind.add(listIndex(share.number, kind), slot);
    const set = this.#table.labelSet(slot);
    this.#byLabels.add(set, slot);
    this.#listener?.recordChanged(cluster, undefined, set);
    return true;
  }

  /** A record that the present list has, too, is counted again. Without room, the end of the list removes it. */
  #renew(share: ClusterShare, slot: number, kind: FleetKind): void {
    const generation = share.generation(kind);
    if (this.#generations[slot] === generation) return;
    if (share.tryAcquire(kind, this.#table.characters(slot))) {
      this.#generations[slot] = generation;
    }
  }

  #release(share: ClusterShare, slot: number, kind: FleetKind): void {
    share.release(kind, this.#generations[slot], this.#table.characters(slot));
  }

  /** Of a record that is not counted any more. */
  #remove(
    cluster: string,
    share: ClusterShare,
    slot: number,
    kind: FleetKind,
  ): void {
    const set = this.#table.labelSet(slot);
    this.#byLabels.remove(set, slot);
    this.#byKind.remove(listIndex(share.number, kind), slot);
    this.#index.remove(keyHash(share.number, this.#table.key(slot)), slot);
    this.#listener?.recordChanged(cluster, set, undefined);
    this.#table.clear(slot);
    this.#slots.release(slot);
    share.records -= 1;
  }

  #find(cluster: number, key: RecordKey): number | undefined {
    return this.#index.find(keyHash(cluster, key), slot =>
      this.#table.isKey(slot, cluster, key),
    );
  }

  #findShare(cluster: string): ClusterShare {
    const known = this.#shares.get(cluster);
    if (known) return known;
    const number = this.#clusterNumbers.acquire();
    const share = new ClusterShare(number, this.#limits);
    this.#shares.set(cluster, share);
    this.#clusterNames[number] = cluster;
    return share;
  }
}

function listIndex(cluster: number, kind: FleetKind): number {
  return cluster * FLEET_KINDS.length + FLEET_KINDS.indexOf(kind);
}

function keyHash(
  cluster: number,
  { kind, namespace, name }: RecordKey,
): number {
  return hashText(
    name,
    cluster,
    FLEET_KINDS.indexOf(kind),
    hashText(namespace),
  );
}
