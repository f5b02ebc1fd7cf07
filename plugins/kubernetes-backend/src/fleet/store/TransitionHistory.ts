import { abortable, callWithDeadline } from '../../util/timing';
import { FailureHistory, FailureSpan, FailureSpans, Subjects } from '../view';
import { FleetStore, Transition } from './FleetStore';
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
  readonly at: number;
  readonly since: Date;
  /** By service, oldest first. */
  readonly byService: ReadonlyMap<string, readonly Transition[]>;
}

/** Failures of the last 24 hours, from the transitions that all replicas have written. */
export class TransitionHistory {
  readonly #store: Pick<FleetStore, 'readTransitions'>;
  readonly #cells: Pick<StoredCells, 'of'>;
  readonly #now: () => Date;
  #reading: Promise<void> | undefined;
  #last: Read | undefined;
  #failure: { readonly at: number; readonly error: unknown } | undefined;

  constructor(
    store: Pick<FleetStore, 'readTransitions'>,
    cells: Pick<StoredCells, 'of'>,
    now: () => Date,
  ) {
    this.#store = store;
    this.#cells = cells;
    this.#now = now;
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
    return {
      since: new Date(Math.max(since.getTime(), known)),
      spans: [...subjects].flatMap(([entityRef, subject]) =>
        spansOf(
          entityRef,
          (byService.get(entityRef) ?? []).filter(
            transition => transition.subject === subject,
          ),
          this.#cells.of(entityRef, subject),
          since,
        ),
      ),
    };
  }

  async #readAll(): Promise<Read> {
    const now = this.#now().getTime();
    if (this.#last && now - this.#last.at < FRESH_MS) return this.#last;
    // Not every page waits for a database that is down.
    const isDown = this.#failure && now - this.#failure.at < FRESH_MS;
    if (!isDown) {
      this.#reading ??= this.#query(now).finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
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
  async #readNewest(): Promise<readonly Transition[]> {
    let newest: readonly Transition[] = [];
    for (const limit of LIMITS_OF_SERVICE) {
      newest = await this.#store.readTransitions(
        DAY_MS,
        MAX_TRANSITIONS,
        limit,
      );
      if (newest.length < MAX_TRANSITIONS) break;
    }
    return newest;
  }

  /** An answer that comes too late for those who wait is there for the next. */
  async #ask(at: number): Promise<void> {
    const newest = await this.#readNewest();
    if (!this.#last || this.#last.at < at) this.#last = toRead(newest, at);
  }
}

function toRead(newest: readonly Transition[], at: number): Read {
  const oldest = newest.at(-1)?.at ?? 0;
  const isCut = newest.length === MAX_TRANSITIONS;
  const byService = new Map<string, Transition[]>();
  for (const transition of [...newest].reverse()) {
    const known = byService.get(transition.entityRef);
    if (known) known.push(transition);
    else byService.set(transition.entityRef, [transition]);
  }
  return {
    at,
    since: new Date(isCut ? oldest : at - DAY_MS),
    byService,
  };
}

function spansOf(
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
