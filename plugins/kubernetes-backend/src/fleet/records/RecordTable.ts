import { grown } from './columns';
import {
  FLEET_KINDS,
  FleetKind,
  FleetRecord,
  RecordKey,
  RecordOwner,
} from './FleetRecord';
import { LabelPool } from './LabelPool';
import { StringPool } from './StringPool';
import { UidColumn } from './UidColumn';

/** Bits of a record's flags. */
const READY = 1;
const DELETING = 2;

/** For a record without an owner. */
const NO_OWNER = -1;

/** For a slot without a record. */
const NO_SET = -1;

/** No kind, name or uid has it. */
const SEPARATOR = '\0';

/** The largest number that a column of times has room for. */
const MAX_UINT32 = 2 ** 32 - 1;

/** The records as columns: what many of them have in common is there once. */
export class RecordTable {
  readonly labels = new LabelPool();
  readonly #strings = new StringPool();
  readonly #names: string[] = [];
  readonly #uids = new UidColumn();
  #clusters = new Uint16Array();
  #kinds = new Uint8Array();
  #flags = new Uint8Array();
  #namespaces = new Int32Array();
  #nodes = new Int32Array();
  #phases = new Int32Array();
  #statuses = new Int32Array();
  #owners = new Int32Array();
  #labelSets = new Int32Array();
  #ready = new Int32Array();
  #desired = new Int32Array();
  #restarts = new Int32Array();
  #lastRestarts = new Uint32Array();
  #created = new Uint32Array();

  /** Writes into a slot that is free. */
  write(slot: number, cluster: number, record: FleetRecord): void {
    this.#grow(slot);
    const strings = this.#strings;
    this.#names[slot] = record.name;
    this.#uids.set(slot, record.uid);
    this.#clusters[slot] = cluster;
    this.#kinds[slot] = FLEET_KINDS.indexOf(record.kind);
    this.#flags[slot] = toFlags(record);
    this.#namespaces[slot] = strings.acquire(record.namespace);
    this.#nodes[slot] = strings.acquire(record.node);
    this.#phases[slot] = strings.acquire(record.phase);
    this.#statuses[slot] = strings.acquire(record.status);
    this.#owners[slot] = record.owner
      ? strings.acquire(ownerText(record.owner))
      : NO_OWNER;
    this.#labelSets[slot] = this.labels.acquire(record.labels);
    this.#ready[slot] = record.ready;
    this.#desired[slot] = record.desired;
    this.#restarts[slot] = record.restarts;
    this.#lastRestarts[slot] = seconds(record.lastRestartAt);
    this.#created[slot] = seconds(record.createdAt);
  }

  /** Replaces a record; what both have in common is not forgotten in between. */
  rewrite(slot: number, cluster: number, record: FleetRecord): void {
    const kept = this.labels.acquire(record.labels);
    this.clear(slot);
    this.write(slot, cluster, record);
    this.labels.release(kept);
  }

  /** Whether the slot has the record already. */
  isEqual(slot: number, record: FleetRecord): boolean {
    const text = (column: Int32Array) => this.#strings.text(column[slot]);
    return (
      this.#ready[slot] === record.ready &&
      this.#desired[slot] === record.desired &&
      this.#restarts[slot] === record.restarts &&
      this.#flags[slot] === toFlags(record) &&
      this.#lastRestarts[slot] === seconds(record.lastRestartAt) &&
      this.#created[slot] === seconds(record.createdAt) &&
      text(this.#statuses) === record.status &&
      text(this.#phases) === record.phase &&
      text(this.#nodes) === record.node &&
      this.#owner(slot) === (record.owner && ownerText(record.owner)) &&
      this.#uids.get(slot) === record.uid &&
      this.labels.find(record.labels) === this.#labelSets[slot]
    );
  }

  clear(slot: number): void {
    const strings = this.#strings;
    this.#names[slot] = '';
    this.#uids.clear(slot);
    strings.release(this.#namespaces[slot]);
    strings.release(this.#nodes[slot]);
    strings.release(this.#phases[slot]);
    strings.release(this.#statuses[slot]);
    if (this.#owners[slot] !== NO_OWNER) strings.release(this.#owners[slot]);
    this.labels.release(this.#labelSets[slot]);
    this.#labelSets[slot] = NO_SET;
  }

  /** @param labels - of the slot's set, where they are known already */
  read(
    slot: number,
    labels = this.labels.labels(this.#labelSets[slot]),
  ): FleetRecord {
    const owner = this.#owner(slot);
    const readUid = this.#uids.reader(slot);
    return {
      ...this.key(slot),
      get uid() {
        return readUid();
      },
      labels,
      ...(owner !== undefined && { owner: readOwner(owner) }),
      node: this.#strings.text(this.#nodes[slot]),
      phase: this.#strings.text(this.#phases[slot]),
      status: this.#strings.text(this.#statuses[slot]),
      isReady: (this.#flags[slot] & READY) !== 0,
      isDeleting: (this.#flags[slot] & DELETING) !== 0,
      ready: this.#ready[slot],
      desired: this.#desired[slot],
      restarts: this.#restarts[slot],
      lastRestartAt: this.#lastRestarts[slot],
      createdAt: this.#created[slot],
    };
  }

  key(slot: number): RecordKey {
    return {
      kind: FLEET_KINDS[this.#kinds[slot]],
      namespace: this.#strings.text(this.#namespaces[slot]),
      name: this.#names[slot],
    };
  }

  isKey(slot: number, cluster: number, key: RecordKey): boolean {
    return (
      this.#names[slot] === key.name &&
      this.#clusters[slot] === cluster &&
      FLEET_KINDS[this.#kinds[slot]] === key.kind &&
      this.#strings.text(this.#namespaces[slot]) === key.namespace
    );
  }

  kind(slot: number): FleetKind {
    return FLEET_KINDS[this.#kinds[slot]];
  }

  namespace(slot: number): string {
    return this.#strings.text(this.#namespaces[slot]);
  }

  cluster(slot: number): number {
    return this.#clusters[slot];
  }

  labelSet(slot: number): number {
    return this.#labelSets[slot];
  }

  /** Characters that the record has of its own or may share, which bound a hostile cluster. */
  characters(slot: number): number {
    const length = (column: Int32Array) =>
      this.#strings.text(column[slot]).length;
    return (
      this.#names[slot].length +
      this.#uids.characters(slot) +
      length(this.#namespaces) +
      length(this.#nodes) +
      length(this.#phases) +
      length(this.#statuses) +
      (this.#owner(slot)?.length ?? 0) +
      this.labels.characters(this.#labelSets[slot])
    );
  }

  #owner(slot: number): string | undefined {
    const owner = this.#owners[slot];
    return owner === NO_OWNER ? undefined : this.#strings.text(owner);
  }

  #grow(slot: number): void {
    this.#clusters = grown(this.#clusters, slot);
    this.#kinds = grown(this.#kinds, slot);
    this.#flags = grown(this.#flags, slot);
    this.#namespaces = grown(this.#namespaces, slot);
    this.#nodes = grown(this.#nodes, slot);
    this.#phases = grown(this.#phases, slot);
    this.#statuses = grown(this.#statuses, slot);
    this.#owners = grown(this.#owners, slot);
    this.#labelSets = grown(this.#labelSets, slot);
    this.#ready = grown(this.#ready, slot);
    this.#desired = grown(this.#desired, slot);
    this.#restarts = grown(this.#restarts, slot);
    this.#lastRestarts = grown(this.#lastRestarts, slot);
    this.#created = grown(this.#created, slot);
  }
}

function toFlags({ isReady, isDeleting }: FleetRecord): number {
  return (isReady ? READY : 0) + (isDeleting ? DELETING : 0);
}

function ownerText({ kind, name, uid }: RecordOwner): string {
  return [kind, name, uid].join(SEPARATOR);
}

function readOwner(text: string): RecordOwner {
  const [kind, name, uid] = text.split(SEPARATOR);
  return { kind, name, uid };
}

function seconds(value: number): number {
  return Math.min(MAX_UINT32, Math.max(0, value));
}
