import { ItemSink, MAX_TOKEN_CHARACTERS } from '../../read/informer/list';
import { ObjectSet } from '../../read/informer/ListWatchSpec';
import { ReflectorStore } from '../../read/informer/Reflector';
import { readMetadata } from '../../read/informer/Store';
import { WatchEvent } from '../../read/informer/watchEvent';
import { FleetKind, FleetRecord, RecordKey } from '../records';
import { encodeBatch } from '../source/RecordBatch';
import { readRecord } from '../source/readRecord';
import { FeedMessage } from './protocol';

/** Takes about two milliseconds of the main thread. */
const MAX_BATCH = 250;

/** Of all records of a batch; ordinary objects have ten each. */
const MAX_BATCH_LABELS = 4_000;

/** What is left of an object: its newest record, or only its key when it is gone. */
type Change = { readonly key: RecordKey; readonly record?: FleetRecord };

type Segment =
  | {
      readonly type: 'changes';
      readonly changes: Map<string, Change>;
      readonly readAt: number;
    }
  | {
      readonly type: 'said';
      readonly message: Exclude<FeedMessage, { type: 'changed' }>;
    };

const OVERFULL = {
  code: 'limited',
  message: 'the cluster changes more objects than are kept of it',
} as const;

const NOTHING_KEPT: ObjectSet = { objects: [], isTruncated: false };

/**
 * What a reflector has instead of a store where records go to another thread: it keeps
 * only what has not been sent yet, the newest state of each object.
 */
export class RecordFeed implements ReflectorStore, ItemSink {
  readonly #kind: FleetKind;
  readonly #onWaiting: (isFull: boolean) => void;
  readonly #now: () => number;
  readonly #maxWaiting: number;
  #isOverfull = false;
  #isListing = false;
  #segments: Segment[] = [];
  /** In all segments. */
  #waiting = 0;
  #resourceVersion = '';

  /**
   * @param onWaiting - called when there is something to send, with whether it fills a batch
   * @param now - milliseconds since 1970
   * @param maxWaiting - changed objects that have not been sent, of a list and as many after it; others are
   *   missing in the list, or a gap that only another list ends
   */
  constructor(
    kind: FleetKind,
    onWaiting: (isFull: boolean) => void,
    now: () => number,
    maxWaiting = Infinity,
  ) {
    this.#maxWaiting = maxWaiting;
    this.#kind = kind;
    this.#onWaiting = onWaiting;
    this.#now = now;
  }

  readonly isEmpty = false;
  readonly snapshot = NOTHING_KEPT;

  get resourceVersion(): string {
    return this.#resourceVersion;
  }

  get isWaiting(): boolean {
    return this.#segments.length > 0;
  }

  get isIncomplete(): boolean {
    return this.#isOverfull && !this.#isListing;
  }

  begin(): void {
    // Whatever else has not been sent yet is older than the list. A gap lasts until the list is complete.
    const state = this.#segments.findLast(isState);
    this.close();
    if (state?.message.type === 'gap') this.#segments.push(state);
    this.#isOverfull = false;
    this.#isListing = true;
    this.say({ type: 'listBegun' });
  }

  add(item: unknown): void {
    const record = readRecord(item, this.#kind);
    if (record) this.#change({ key: record, record });
  }

  replace({
    resourceVersion,
    isTruncated,
  }: Parameters<ReflectorStore['replace']>[0]): void {
    this.#resourceVersion = resourceVersion;
    const isLimited = isTruncated || this.#isOverfull;
    this.#isListing = false;
    this.#isOverfull = false;
    this.say({ type: 'listEnded', resourceVersion, isLimited });
  }

  apply({ type, object }: WatchEvent): boolean {
    const metadata = readMetadata(object);
    if (!metadata) return false;
    const { namespace, name, resourceVersion } = metadata;
    if (resourceVersion && resourceVersion.length <= MAX_TOKEN_CHARACTERS) {
      this.#resourceVersion = resourceVersion;
    }
    if (type === 'ADDED' || type === 'MODIFIED') {
      const record = readRecord(object, this.#kind);
      if (record) this.#change({ key: record, record });
      return record !== undefined;
    }
    if (type !== 'DELETED') return false;
    this.#change({ key: { kind: this.#kind, namespace, name } });
    return true;
  }

  close(): void {
    this.#segments = [];
    this.#waiting = 0;
  }

  /** Says something after all that was said and changed before. */
  say(message: Exclude<FeedMessage, { type: 'changed' }>): void {
    // Only a list ends a gap of its own.
    if (this.isIncomplete && message.type === 'live') return;
    this.#segments.push({ type: 'said', message });
    this.#onWaiting(false);
  }

  /** The next message to send; undefined when there is none. */
  take(): FeedMessage | undefined {
    const segment = this.#segments.at(0);
    if (!segment) return undefined;
    if (segment.type === 'said') {
      this.#segments.shift();
      return segment.message;
    }
    const records: FleetRecord[] = [];
    const deleted: RecordKey[] = [];
    let labels = 0;
    for (const [text, { key, record }] of segment.changes) {
      segment.changes.delete(text);
      this.#waiting -= 1;
      if (record) records.push(record);
      else deleted.push(key);
      labels += record ? Object.keys(record.labels).length : 0;
      const isFull =
        records.length + deleted.length === MAX_BATCH ||
        labels >= MAX_BATCH_LABELS;
      if (isFull) break;
    }
    if (segment.changes.size === 0) this.#segments.shift();
    const batch = encodeBatch({ records, deleted });
    return { type: 'changed', batch, readAt: segment.readAt };
  }

  #change(change: Change): void {
    if (this.isIncomplete) return;
    const last = this.#segments.at(-1);
    const changes =
      last?.type === 'changes' ? last.changes : new Map<string, Change>();
    const key = `${change.key.namespace}/${change.key.name}`;
    const isNew = !changes.has(key);
    if (isNew && this.#isFull(changes)) {
      this.#refuse();
      return;
    }
    if (isNew) this.#waiting += 1;
    if (changes.size === 0) {
      const readAt = this.#now();
      this.#segments.push({ type: 'changes', changes, readAt });
    }
    changes.set(key, change);
    this.#onWaiting(changes.size >= MAX_BATCH);
  }

  #isFull({ size }: ReadonlyMap<string, Change>): boolean {
    return size >= this.#maxWaiting || this.#waiting >= 2 * this.#maxWaiting;
  }

  #refuse(): void {
    this.#isOverfull = true;
    if (this.#isListing) return;
    this.say({ type: 'gap', reason: OVERFULL });
  }
}

/** Whether it says how far changes are seen. */
function isState(
  segment: Segment,
): segment is Extract<Segment, { type: 'said' }> {
  return segment.type === 'said' && segment.message.type !== 'listBegun';
}
