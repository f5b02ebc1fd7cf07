import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import { ServiceObserver, ObservedObjects, EvidenceReader } from '../read';
import { ClusterConnection } from '../transport';
import { linkedAbortController, Clock } from '../util/timing';
import { ClusterView, failedMessage, faultReason } from './ClusterView';
import { Diagnosis } from './diagnosis';
import { EvidenceFollower } from './EvidenceFollower';

/** A stage that throws is started anew after this; it is a fault, so there is no hurry. */
const RESTART_AFTER_MS = 10_000;

/** What is made of it for browsers takes about as long again. */
const TOLD_AS_WELL = 2;

/** Costs no request, only the time to look at objects that are here already. */
const DIAGNOSE_AGAIN_MS = 10_000;

/**
 * Takes what is new of a cluster.
 *
 * @param isSettled - true when nothing more is expected before the next refresh
 */
export type ClusterSink = (message: ClusterMessage, isSettled: boolean) => void;

export interface FollowClusterOptions {
  readonly cluster: string;
  readonly connect: () => ClusterConnection;
  readonly service: ServiceTarget;
  readonly observer: ServiceObserver;
  readonly diagnosis: Diagnosis;
  readonly clock: Clock;
  readonly sink: ClusterSink;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Follows one cluster until the signal aborts. Never rejects: whatever is thrown
 * in here stays in here, and becomes this cluster's state.
 */
export async function followCluster(
  options: FollowClusterOptions,
): Promise<void> {
  const { cluster, clock, signal, sink, onFault } = options;
  const view = new ClusterView({
    cluster,
    diagnosis: options.diagnosis,
    now: () => clock.now(),
    onFault: (stage, error) => onFault(cluster, stage, error),
  });
  while (!signal.aborted) {
    try {
      await followReadings(options, view);
    } catch (error) {
      if (signal.aborted) return;
      onFault(cluster, 'read', error);
      sink(faultMessage(view, cluster, error, clock), true);
    }
    await clock.sleep(RESTART_AFTER_MS, signal);
  }
}

type InBudget = (task: () => void) => Promise<void>;

async function followReadings(
  {
    connect,
    service,
    observer,
    clock,
    signal: parent,
    sink,
  }: FollowClusterOptions,
  view: ClusterView,
): Promise<void> {
  const connection = connect();
  const { budget } = connection;
  const work = linkedAbortController(parent);
  const { signal } = work;
  /** Not before the cluster may use this process's time again, which is counted. */
  const inBudget: InBudget = async task => {
    await budget?.ready();
    if (signal.aborted) return;
    const startedAt = performance.now();
    task();
    budget?.spend(TOLD_AS_WELL * (performance.now() - startedAt));
  };
  const evidence = new EvidenceFollower({
    view,
    reader: new EvidenceReader(connection),
    clock,
    onEvidence: found => sink(view.addEvidence(found), true),
    signal,
  });
  try {
    await Promise.race([
      forEachReading(
        observer.observe({ connection, service }, signal),
        reading =>
          inBudget(() => {
            const message = view.apply(reading);
            const isPartial = reading.type === 'objects' && !reading.isComplete;
            const isEvidenceNear = !isPartial && evidence.note();
            sink(message, !isPartial && !isEvidenceNear);
          }),
      ),
      evidence.run(),
      followTime(view, evidence, clock, sink, inBudget, signal),
    ]);
  } finally {
    work.abort();
    work.done();
  }
}

async function forEachReading(
  readings: AsyncIterable<ObservedObjects>,
  take: (reading: ObservedObjects) => Promise<void>,
): Promise<void> {
  for await (const reading of readings) await take(reading);
}

/** A diagnosis can change without its objects. */
async function followTime(
  view: ClusterView,
  evidence: EvidenceFollower,
  clock: Clock,
  sink: ClusterSink,
  inBudget: InBudget,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(DIAGNOSE_AGAIN_MS, signal);
    await inBudget(() => {
      const message = view.again();
      if (!message) return;
      const isEvidenceNear = view.isComplete && evidence.note();
      sink(message, view.isComplete && !isEvidenceNear);
    });
  }
}

/** The last good rows, if they are not what the fault is about. */
function faultMessage(
  view: ClusterView,
  cluster: string,
  error: unknown,
  clock: Clock,
): ClusterMessage {
  const reason = faultReason(error);
  try {
    return view.apply({ type: 'failed', reason });
  } catch {
    return failedMessage(cluster, reason, clock.now());
  }
}
