import { Semaphore } from '../../util/Semaphore';
import { FleetKind, FleetRecord, RecordKey } from '../records';
import { FleetSink } from '../source/FleetSource';
import { KindProgress } from '../source/KindProgress';
import {
  readAddedKey,
  readAddedObject,
  readAddedRecord,
} from './readAddedRecord';
import { AddedEvent, readAddedEvent } from './readAddedEvent';

/** Takes about two milliseconds of the main thread. */
const SLICE = 100;

/** Of all records of a slice; ordinary objects have ten each. */
const SLICE_LABELS = 1_600;

/** Of one cluster. A source that waits for `send` has one for each kind. */
const MAX_WAITING = 100;

export interface AddedIntakeOptions {
  readonly cluster: string;
  readonly kinds: readonly FleetKind[];
  /** Of one kind in one list; what exceeds it is not even looked at. */
  readonly maxRecords: number;
  /** One for all clusters, so that one that floods does not hold up the others, nor the main thread. */
  readonly turns: Semaphore;
  readonly sink: FleetSink;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly monotonic: () => number;
  /** Something was left out. */
  readonly onInvalid: (kind: FleetKind, error: unknown) => void;
  /** The source has broken its contract; the signal has to abort. */
  readonly onBreach: (error: Error) => void;
  readonly signal: AbortSignal;
}

interface KindIntake {
  readonly progress: KindProgress;
  /** By the monotonic clock: the last event, or the start. */
  lastEventAt: number;
  hasEvents: boolean;
  /** Objects of the present list. */
  listed: number;
  /** Something of the present list was left out. */
  isCut: boolean;
}

type Changed = Extract<AddedEvent, { readonly type: 'changed' }>;

/** One change, or that one was left out. */
type Change =
  | { readonly key: RecordKey; readonly record?: FleetRecord }
  | undefined;

/**
 * Takes what a source that a module has added tells of one cluster: checks it, and passes it on in
 * small pieces.
 */
export class AddedIntake {
  readonly #options: AddedIntakeOptions;
  readonly #kinds: ReadonlyMap<FleetKind, KindIntake>;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: AddedIntakeOptions) {
    this.#options = options;
    const lastEventAt = options.monotonic();
    this.#kinds = new Map(
      options.kinds.map(kind => [
        kind,
        {
          progress: new KindProgress(),
          lastEventAt,
          hasEvents: false,
          listed: 0,
          isCut: false,
        },
      ]),
    );
  }

  /** Kinds of which nothing was heard for so long, of those of which something has to be. */
  silentKinds(ms: number): readonly FleetKind[] {
    const now = this.#options.monotonic();
    return [...this.#kinds]
      .filter(
        ([, { lastEventAt, hasEvents, progress }]) =>
          now - lastEventAt >= ms && (!hasEvents || !progress.isUnseen),
      )
      .map(([kind]) => kind);
  }

  /** What the source calls. */
  readonly send = (event: unknown): Promise<void> => {
    const taken = this.#enqueue(event);
    // A source that doesn't wait for it must not end the process.
    taken.catch(() => undefined);
    return taken;
  };

  async #enqueue(event: unknown): Promise<void> {
    this.#options.signal.throwIfAborted();
    if (this.#waiting >= MAX_WAITING) {
      throw this.#breach(
        new Error(
          `More than ${MAX_WAITING} events wait. Wait for send() before you send the next one.`,
        ),
      );
    }
    this.#waiting += 1;
    const taken = this.#last.then(() => this.#take(event));
    this.#last = taken.catch(() => undefined);
    try {
      await taken;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #take(raw: unknown): Promise<void> {
    this.#options.signal.throwIfAborted();
    const event = this.#read(raw);
    const kind = this.#kinds.get(event.kind);
    if (!kind) return;
    const problem = kind.progress.next(event.type);
    if (problem !== undefined) {
      throw this.#breach(
        new Error(`${event.type} of ${event.kind} comes ${problem}`),
      );
    }
    kind.lastEventAt = this.#options.monotonic();
    kind.hasEvents = true;
    await this.#tell(event, kind);
  }

  #read(raw: unknown): AddedEvent {
    try {
      return readAddedEvent(raw);
    } catch (error) {
      throw this.#breach(
        error instanceof Error ? error : new Error('An event can’t be read'),
      );
    }
  }

  async #tell(event: AddedEvent, intake: KindIntake): Promise<void> {
    const { cluster, sink } = this.#options;
    const { kind } = event;
    switch (event.type) {
      case 'changed':
        await this.#tellChanges(event, intake);
        break;
      case 'listBegun':
        intake.listed = 0;
        intake.isCut = false;
        sink({ type: 'listBegun', cluster, kind });
        break;
      case 'listEnded': {
        const isLimited = event.isLimited || intake.isCut;
        sink({ ...event, cluster, isLimited });
        break;
      }
      case 'gap': {
        const reason = {
          code: 'server-error',
          message: event.message,
        } as const;
        sink({ type: 'gap', cluster, kind, reason });
        break;
      }
      default:
        sink({ type: event.type, cluster, kind });
    }
  }

  async #tellChanges(event: Changed, intake: KindIntake): Promise<void> {
    const { cluster, now, signal, turns } = this.#options;
    const readAt = Math.min(event.readAt ?? Infinity, now());
    if (!intake.progress.isListing) intake.listed = 0;
    const changes = this.#readChanges(event, intake);
    for (let isDone = false; !isDone; ) {
      isDone = await turns.run(
        signal,
        async () => {
          await new Promise(setImmediate);
          signal.throwIfAborted();
          return this.#tellSlice(event.kind, changes, readAt, intake);
        },
        cluster,
      );
    }
  }

  /** Whether there is nothing left. */
  #tellSlice(
    kind: FleetKind,
    changes: Iterator<Change>,
    readAt: number,
    intake: KindIntake,
  ): boolean {
    const { cluster, monotonic, sink } = this.#options;
    const newest = new Map<string, NonNullable<Change>>();
    let isCut = false;
    let isDone = false;
    let labels = 0;
    for (let count = 0; count < SLICE && labels < SLICE_LABELS; count += 1) {
      const next = changes.next();
      if (next.done) {
        isDone = true;
        break;
      }
      const { value } = next;
      if (!value) {
        isCut = true;
        continue;
      }
      labels += value.record ? Object.keys(value.record.labels).length : 0;
      newest.set(`${value.key.namespace}/${value.key.name}`, value);
    }
    intake.lastEventAt = monotonic();
    if (isCut) intake.isCut = true;
    const isLimited = isCut && !intake.progress.isListing;
    if (newest.size === 0 && !isLimited) return isDone;
    const all = [...newest.values()];
    sink({
      type: 'changed',
      cluster,
      kind,
      readAt,
      records: all.flatMap(({ record }) => (record ? [record] : [])),
      deleted: all.flatMap(({ key, record }) => (record ? [] : [key])),
      ...(isLimited && { isLimited }),
    });
    return isDone;
  }

  *#readChanges(
    { deleted, kind, objects, records }: Changed,
    intake: KindIntake,
  ): Generator<Change, void> {
    const { maxRecords, onInvalid } = this.#options;
    const toChange = (record: FleetRecord) => ({ key: record, record });
    const lists: readonly (readonly [
      readonly unknown[],
      (raw: unknown) => Change,
    ])[] = [
      [records, raw => toChange(readAddedRecord(raw, kind))],
      [objects, raw => toChange(readAddedObject(raw, kind))],
      [deleted, raw => ({ key: readAddedKey(raw, kind) })],
    ];
    for (const [items, read] of lists) {
      for (let index = 0; index < items.length; index += 1) {
        if (intake.listed >= maxRecords) {
          yield undefined;
          return;
        }
        intake.listed += 1;
        let change: Change;
        try {
          change = read(items[index]);
        } catch (error) {
          onInvalid(kind, error);
        }
        yield change;
      }
    }
  }

  #breach(error: Error): Error {
    this.#options.onBreach(error);
    return error;
  }
}
