import { append } from '../../util/append';
import { abortable, callWithDeadline } from '../../util/timing';
import { FailureHistory, FailureSpan, FailureSpans, Subjects } from '../reader';
import { FleetStore, HistoryCuts, Transition } from './FleetStore';
import { StoredCell } from './StoredCell';
import { StoredCells } from './StoredCells';

const DAY_MS = 24 * 3_600_000;

/** Of a day; with more, less than a day is known. */
const MAX_TRANSITIONS = 50_000;

/** Of one service in a day; the first with which all services have a day. */
const LIMITS_OF_SERVICE = [1_000, 100, 10];

/** All callers share what was read so short a time ago. */
const FRESH_MS = 10_000;

/** A page does not wait longer for the database. */
const ANSWER_MS = 3_000;

interface Read {
  /** By the monotonic clock. */
  readonly at: number;
  readonly since: Date;
  readonly byService: ReadonlyMap<string, ServiceTransitions>;
}

/** What is asked of the database. */
type HistoryStore = Pick<FleetStore, 'readTransitions' | 'readHistoryCuts'>;

interface ServiceTransitions {
  /** Nothing is known of the service before. */
  readonly since: Date;
  readonly oldestFirst: readonly Transition[];
}

interface Newest {
  readonly transitions: readonly Transition[];
  readonly limitOfService: number;
  /** What the database has deleted of them. */
  readonly cuts: HistoryCuts;
}

/** Failures of the last 24 hours, from the transitions that all replicas have written. */
export class TransitionHistory {
  readonly #store: HistoryStore;
  readonly #cells: Pick<StoredCells, 'of'>;
  readonly #now: () => Date;
  readonly #monotonic: () => number;
  #pending: Promise<void> | undefined;
  #last: Read | undefined;
  #failure: { readonly at: number; readonly error: unknown } | undefined;

  constructor(
    store: HistoryStore,
    cells: Pick<StoredCells, 'of'>,
    now: () => Date,
    monotonic = () => performance.now(),
  ) {
    this.#store = store;
    this.#cells = cells;
    this.#now = now;
    this.#monotonic = monotonic;
  }

  /**
   * While the database does not answer, it is what was read last; rejects when nothing was.
   *
   * @param knownForMs - for how long the database has known any cluster
   */
  async read(
    subjects: Subjects,
    knownForMs: number,
    signal: AbortSignal,
  ): Promise<FailureHistory> {
    const { since, byService } = await abortable(this.#readAll(), signal);
    const known = this.#now().getTime() - knownForMs;
    const ofServices = [...subjects.keys()].map(
      entityRef => byService.get(entityRef)?.since ?? since,
    );
    const earliest = Math.min(...ofServices.map(date => date.getTime()));
    return {
      since: new Date(
        Math.max(since.getTime(), known, ofServices.length ? earliest : 0),
      ),
      spans: [...subjects].flatMap(([entityRef, subject]) => {
        const service = byService.get(entityRef);
        return toSpans(
          entityRef,
          (service?.oldestFirst ?? []).filter(
            transition => transition.subject === subject,
          ),
          this.#cells.of(entityRef, subject),
          service?.since ?? since,
        );
      }),
    };
  }

  async #readAll(): Promise<Read> {
    const now = this.#monotonic();
    if (this.#last && now - this.#last.at < FRESH_MS) return this.#last;
    // Not every page waits for a database that is down.
    const isDown = this.#failure && now - this.#failure.at < FRESH_MS;
    if (!isDown) {
      this.#pending ??= this.#query(now).finally(() => {
        this.#pending = undefined;
      });
      await this.#pending;
    }
    if (this.#last) return this.#last;
    throw this.#failure?.error;
  }

  async #query(at: number): Promise<void> {
    try {
      // Whoever asks for it may leave while others wait.
      const { signal } = new AbortController();
      await callWithDeadline(signal, ANSWER_MS, () => this.#ask(at));
      this.#failure = undefined;
    } catch (error) {
      this.#failure = { at, error };
    }
  }

  /** Services that change again and again are known for a shorter time, so that all others are for a day. */
  async #readNewest(): Promise<Newest> {
    let transitions: readonly Transition[] = [];
    let limitOfService = 0;
    for (limitOfService of LIMITS_OF_SERVICE) {
      transitions = await this.#store.readTransitions(
        DAY_MS,
        MAX_TRANSITIONS,
        limitOfService,
      );
      if (transitions.length < MAX_TRANSITIONS) break;
    }
    // Afterwards, so that nothing is deleted in between unnoticed.
    const cuts = await this.#store.readHistoryCuts(DAY_MS);
    return { transitions, limitOfService, cuts };
  }

  /** An answer that comes too late for those who wait is there for the next. */
  async #ask(at: number): Promise<void> {
    const askedAt = this.#now();
    const newest = await this.#readNewest();
    if (this.#last && this.#last.at >= at) return;
    this.#last = { at, ...toKnown(newest, askedAt.getTime()) };
  }
}

function toKnown(
  { transitions, limitOfService, cuts }: Newest,
  now: number,
): Omit<Read, 'at'> {
  const oldest = transitions.at(-1)?.at ?? 0;
  const isCut = transitions.length === MAX_TRANSITIONS;
  const since = Math.max(isCut ? oldest : now - DAY_MS, cuts.ofAll ?? 0);
  const found = new Map<string, Transition[]>(
    [...cuts.ofService.keys()].map(entityRef => [entityRef, []]),
  );
  for (const transition of [...transitions].reverse()) {
    append(found, transition.entityRef, transition);
  }
  const byService = new Map(
    [...found].map(([entityRef, oldestFirst]) => {
      const cutAt = cuts.ofService.get(entityRef) ?? 0;
      // Older ones of it were not read.
      const isServiceCut = oldestFirst.length >= limitOfService;
      const known = isServiceCut ? oldestFirst[0].at : since;
      return [
        entityRef,
        {
          since: new Date(Math.max(known, cutAt, since)),
          // They may have been deleted since they were read.
          oldestFirst: oldestFirst.filter(({ at }) => at >= cutAt),
        },
      ];
    }),
  );
  return { since: new Date(since), byService };
}

function toSpans(
  entityRef: string,
  transitions: readonly Transition[],
  cells: ReadonlyMap<string, StoredCell>,
  since: Date,
): readonly FailureSpan[] {
  const spans = new FailureSpans(entityRef);
  for (const { cluster, before, after, at } of transitions) {
    for (const name of before) {
      // What was there before all that is known here.
      if (!spans.has(cluster, name)) spans.begin(cluster, name, since);
      if (!after.includes(name)) spans.gone(cluster, name, new Date(at));
    }
    for (const name of after) spans.seen(cluster, name, new Date(at));
  }
  for (const [cluster, cell] of cells) {
    for (const name of cell.details.classes) {
      const from = cell.since === undefined ? since : new Date(cell.since);
      if (!spans.has(cluster, name)) spans.begin(cluster, name, from);
    }
  }
  return spans.all;
}
