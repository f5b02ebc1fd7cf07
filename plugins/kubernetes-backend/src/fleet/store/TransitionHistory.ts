import { FailureHistory, FailureSpan } from '../view';
import { FleetStore, Transition } from './FleetStore';
import { StoredCell } from './StoredCell';
import { StoredCells } from './StoredCells';

const DAY_MS = 24 * 3_600_000;

/** A failure that comes back so soon has not been gone. */
const SAME_MS = 10 * 60_000;

/** Of a day; with more, less than a day is known. */
const MAX_TRANSITIONS = 50_000;

/** All callers share what was read so short a time ago. */
const FRESH_MS = 10_000;

interface Read {
  readonly at: number;
  readonly since: Date;
  /** By service, oldest first. */
  readonly byService: ReadonlyMap<string, readonly Transition[]>;
}

type Span = { -readonly [Key in keyof FailureSpan]: FailureSpan[Key] };

/** Failures of the last 24 hours, from the transitions that all replicas have written. */
export class TransitionHistory {
  readonly #store: Pick<FleetStore, 'readTransitions'>;
  readonly #cells: Pick<StoredCells, 'of'>;
  readonly #now: () => Date;
  #reading: Promise<Read> | undefined;
  #last: Read | undefined;

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
   * @param knownForMs - for how long the database has known any cluster
   */
  async read(
    entityRefs: ReadonlySet<string>,
    knownForMs: number,
  ): Promise<FailureHistory> {
    const { since, byService } = await this.#readAll();
    const known = this.#now().getTime() - knownForMs;
    return {
      since: new Date(Math.max(since.getTime(), known)),
      spans: [...entityRefs].flatMap(entityRef =>
        spansOf(
          entityRef,
          byService.get(entityRef) ?? [],
          this.#cells.of(entityRef),
          since,
        ),
      ),
    };
  }

  #readAll(): Promise<Read> {
    const now = this.#now().getTime();
    if (this.#last && now - this.#last.at < FRESH_MS) {
      return Promise.resolve(this.#last);
    }
    this.#reading ??= this.#query(now).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #query(at: number): Promise<Read> {
    const newest = await this.#store.readTransitions(DAY_MS, MAX_TRANSITIONS);
    const oldest = newest.at(-1)?.at ?? 0;
    const isCut = newest.length === MAX_TRANSITIONS;
    const byService = new Map<string, Transition[]>();
    for (const transition of [...newest].reverse()) {
      const known = byService.get(transition.entityRef);
      if (known) known.push(transition);
      else byService.set(transition.entityRef, [transition]);
    }
    this.#last = {
      at,
      since: new Date(isCut ? oldest : at - DAY_MS),
      byService,
    };
    return this.#last;
  }
}

function spansOf(
  entityRef: string,
  transitions: readonly Transition[],
  cells: ReadonlyMap<string, StoredCell>,
  since: Date,
): readonly Span[] {
  const spans: Span[] = [];
  const begin = (cluster: string, name: string, from: Date) =>
    spans.push({ entityRef, cluster, class: name, from });
  const last = (cluster: string, name: string) =>
    spans.findLast(span => span.cluster === cluster && span.class === name);
  for (const { cluster, before, after, at } of transitions) {
    for (const name of before) {
      // What was there before all that is known here.
      if (!last(cluster, name)) begin(cluster, name, since);
      const span = last(cluster, name);
      if (span && !span.until && !after.includes(name))
        span.until = new Date(at);
    }
    for (const name of after) {
      const span = last(cluster, name);
      const isOver = span?.until && at - span.until.getTime() >= SAME_MS;
      if (!span || isOver) begin(cluster, name, new Date(at));
      else span.until = undefined;
    }
  }
  for (const [cluster, cell] of cells) {
    for (const name of cell.details.classes) {
      const from = cell.since === undefined ? since : new Date(cell.since);
      if (!last(cluster, name)) begin(cluster, name, from);
    }
  }
  return spans;
}
