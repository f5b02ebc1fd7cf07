import { ServiceTarget } from '../locate';
import {
  Evidence,
  EvidenceReader,
  ObservedObjects,
  ServiceObserver,
} from '../read';
import { ClusterConnection } from '../transport';
import { Clock, linkedAbortController } from '../util/timing';
import { ClusterProjection } from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';
import { EvidenceFetcher } from './EvidenceFetcher';
import { merge } from './merge';

/** Sharing and encoding a message take about as long again as making it. */
const COST_FACTOR = 2;

/** Costs no request, only CPU time for objects in memory. */
const REEVALUATE_MS = 10_000;

export interface ObservationRunOptions {
  readonly connection: ClusterConnection;
  readonly service: ServiceTarget;
  readonly observer: ServiceObserver;
  readonly clock: Clock;
  /** Whether anybody sees the updates now. */
  readonly isUsed: () => boolean;
  readonly signal: AbortSignal;
}

/** What can change the state of a cluster. */
type ClusterEvent =
  | { readonly type: 'observed'; readonly observed: ObservedObjects }
  | { readonly type: 'evidence'; readonly evidence: Evidence }
  | { readonly type: 'tick' };

/** Observes a cluster until the signal aborts, the observer ends, or something throws. */
export class ObservationRun {
  readonly #options: ObservationRunOptions;
  readonly #projection: ClusterProjection;
  readonly #work: ReturnType<typeof linkedAbortController>;
  readonly #fetcher: EvidenceFetcher;
  #evaluatedAt = -Infinity;
  #hasSettled = false;

  constructor(options: ObservationRunOptions, projection: ClusterProjection) {
    const { clock, connection, signal } = options;
    this.#options = options;
    this.#projection = projection;
    this.#work = linkedAbortController(signal);
    this.#fetcher = new EvidenceFetcher({
      projection,
      reader: new EvidenceReader(connection, () => clock.now().getTime()),
      clock,
      signal: this.#work.signal,
    });
  }

  async *updates(): AsyncGenerator<ClusterUpdate> {
    const { budget } = this.#options.connection;
    const { signal } = this.#work;
    const sources = [this.#objects(), this.#evidence(), this.#ticks()];
    try {
      for await (const event of merge(sources, signal)) {
        // A cluster that has used up its share of the CPU waits. Evidence is small and awaited, so it does not.
        const isInBudget = event.type !== 'evidence';
        if (isInBudget) await budget?.ready();
        if (signal.aborted) return;
        const startedAt = performance.now();
        const update = this.#evaluate(event);
        if (isInBudget) {
          budget?.spend(COST_FACTOR * (performance.now() - startedAt));
        }
        if (update) yield update;
      }
    } finally {
      this.#work.abort();
    }
  }

  /** Undefined right after an evaluation, and once it is over. */
  reevaluate(): ClusterUpdate | undefined {
    if (this.#work.signal.aborted) return undefined;
    const now = this.#options.clock.now().getTime();
    return now - this.#evaluatedAt < REEVALUATE_MS
      ? undefined
      : this.#evaluate({ type: 'tick' });
  }

  async *#objects(): AsyncGenerator<ClusterEvent> {
    const { connection, observer, service } = this.#options;
    const target = { connection, service };
    for await (const observed of observer.observe(target, this.#work.signal)) {
      yield { type: 'observed', observed };
    }
    this.#work.abort();
  }

  async *#evidence(): AsyncGenerator<ClusterEvent> {
    for await (const evidence of this.#fetcher.evidence()) {
      yield { type: 'evidence', evidence };
    }
  }

  /** A diagnosis can change without its objects. */
  async *#ticks(): AsyncGenerator<ClusterEvent> {
    const { clock, isUsed } = this.#options;
    const { signal } = this.#work;
    while (!signal.aborted) {
      await clock.sleep(REEVALUATE_MS, signal);
      if (isUsed()) yield { type: 'tick' };
    }
  }

  /** Undefined when nothing has changed. */
  #evaluate(event: ClusterEvent): ClusterUpdate | undefined {
    this.#evaluatedAt = this.#options.clock.now().getTime();
    const update = this.#project(event);
    if (!update) return undefined;
    this.#hasSettled ||= update.isSettled;
    // Only the first update says that more follows: after later changes it would cost a second message.
    return this.#hasSettled ? update : asPartial(update);
  }

  #project(event: ClusterEvent): ClusterUpdate | undefined {
    const projection = this.#projection;
    const fetcher = this.#fetcher;
    if (event.type === 'evidence') {
      const message = projection.addEvidence(event.evidence);
      return { message, isSettled: true };
    }
    if (event.type === 'tick') {
      const message = projection.reevaluate();
      if (!message) return undefined;
      const isFetching = projection.isComplete && fetcher.schedule();
      return { message, isSettled: projection.isComplete && !isFetching };
    }
    const { observed } = event;
    const message = projection.apply(observed);
    const isPartial = observed.type === 'objects' && !observed.isComplete;
    const isFetching = !isPartial && fetcher.schedule();
    return { message, isSettled: !isPartial && !isFetching };
  }
}

function asPartial(update: ClusterUpdate): ClusterUpdate {
  const { message } = update;
  const { state } = message;
  return state.phase === 'live'
    ? {
        ...update,
        message: { ...message, state: { ...state, isPartial: true } },
      }
    : update;
}
