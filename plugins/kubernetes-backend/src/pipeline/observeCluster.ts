import { ServiceTarget } from '../locate';
import {
  Evidence,
  EvidenceReader,
  ObservedObjects,
  ServiceObserver,
} from '../read';
import { ClusterConnection } from '../transport';
import { Clock, linkedAbortController } from '../util/timing';
import {
  ClusterProjection,
  failedMessage,
  faultReason,
} from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';
import { Diagnosis } from './diagnosis';
import { EvidenceFetcher } from './EvidenceFetcher';
import { merge } from './merge';
import { Viewership } from './Viewership';

/** Only a bug makes a stage throw, so there is no hurry to restart it. */
const RESTART_AFTER_MS = 10_000;

/** Sharing and encoding a message take about as long again as making it. */
const COST_FACTOR = 2;

/** Costs no request, only CPU time for objects in memory. */
const REEVALUATE_MS = 10_000;

export interface ObserveClusterOptions {
  readonly connection: ClusterConnection;
  readonly service: ServiceTarget;
  readonly observer: ServiceObserver;
  readonly diagnosis: Diagnosis;
  readonly clock: Clock;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  /** Used all the time when absent. */
  readonly viewership?: Viewership;
  readonly signal: AbortSignal;
}

/** What can change the state of a cluster. */
type ClusterEvent =
  | { readonly type: 'observed'; readonly observed: ObservedObjects }
  | { readonly type: 'evidence'; readonly evidence: Evidence }
  | { readonly type: 'tick' };

/**
 * The updates of one service in one cluster, until the signal aborts. Never
 * throws: whatever is thrown in here becomes this cluster's state.
 */
export async function* observeCluster(
  options: ObserveClusterOptions,
): AsyncGenerator<ClusterUpdate> {
  const { clock, connection, diagnosis, onFault, signal } = options;
  const { name: cluster } = connection.cluster;
  const projection = new ClusterProjection({
    cluster,
    diagnosis,
    now: () => clock.now(),
    onFault: (stage, error) => onFault(cluster, stage, error),
  });
  while (!signal.aborted) {
    try {
      yield* observeOnce(options, projection);
    } catch (error) {
      if (signal.aborted) return;
      onFault(cluster, 'read', error);
      yield faultUpdate(projection, cluster, error, clock);
    }
    await clock.sleep(RESTART_AFTER_MS, signal);
  }
}

/** Until the signal aborts, the observer ends, or something throws. */
async function* observeOnce(
  {
    clock,
    connection,
    observer,
    service,
    signal: parent,
    viewership,
  }: ObserveClusterOptions,
  projection: ClusterProjection,
): AsyncGenerator<ClusterUpdate> {
  const { budget } = connection;
  const work = linkedAbortController(parent);
  const { signal } = work;
  const fetcher = new EvidenceFetcher({
    projection,
    reader: new EvidenceReader(connection, () => clock.now().getTime()),
    clock,
    signal,
  });

  async function* objects(): AsyncGenerator<ClusterEvent> {
    for await (const observed of observer.observe(
      { connection, service },
      signal,
    )) {
      yield { type: 'observed', observed };
    }
    work.abort();
  }
  async function* evidence(): AsyncGenerator<ClusterEvent> {
    for await (const found of fetcher.evidence()) {
      yield { type: 'evidence', evidence: found };
    }
  }
  /** A diagnosis can change without its objects. */
  async function* ticks(): AsyncGenerator<ClusterEvent> {
    while (!signal.aborted) {
      await clock.sleep(REEVALUATE_MS, signal);
      if (viewership?.isUsed !== false) yield { type: 'tick' };
    }
  }

  let hasSettled = false;
  /** Only the first update says that more follows: after later changes it would cost a second message. */
  const tell = (update: ClusterUpdate | undefined) => {
    if (!update) return undefined;
    hasSettled ||= update.isSettled;
    return hasSettled ? update : asPartial(update);
  };
  let evaluatedAt = -Infinity;
  if (viewership) {
    viewership.reevaluate = () => {
      const now = clock.now().getTime();
      if (now - evaluatedAt < REEVALUATE_MS) return undefined;
      evaluatedAt = now;
      return tell(project({ type: 'tick' }, projection, fetcher));
    };
  }
  try {
    for await (const event of merge([objects(), evidence(), ticks()], signal)) {
      // A cluster that has used up its share of the CPU waits. Evidence is small and awaited, so it does not.
      const isInBudget = event.type !== 'evidence';
      if (isInBudget) await budget?.ready();
      if (signal.aborted) return;
      const startedAt = performance.now();
      evaluatedAt = clock.now().getTime();
      const update = tell(project(event, projection, fetcher));
      if (isInBudget) {
        budget?.spend(COST_FACTOR * (performance.now() - startedAt));
      }
      if (update) yield update;
    }
  } finally {
    if (viewership) viewership.reevaluate = () => undefined;
    work.abort();
  }
}

/** Undefined when nothing has changed. */
function project(
  event: ClusterEvent,
  projection: ClusterProjection,
  fetcher: EvidenceFetcher,
): ClusterUpdate | undefined {
  if (event.type === 'evidence') {
    return { message: projection.addEvidence(event.evidence), isSettled: true };
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

/** The last good rows, if they are not what the fault is about. */
function faultUpdate(
  projection: ClusterProjection,
  cluster: string,
  error: unknown,
  clock: Clock,
): ClusterUpdate {
  const reason = faultReason(error);
  try {
    const message = projection.apply({ type: 'failed', reason });
    return { message, isSettled: true };
  } catch {
    const message = failedMessage(cluster, reason, clock.now());
    return { message, isSettled: true };
  }
}
