import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import { ClusterReader, EvidenceReader } from '../read';
import { ClusterConnection } from '../transport';
import { Clock } from '../util/timing';
import {
  ClusterView,
  failedMessage,
  faultReason,
  isAnyWanted,
} from './ClusterView';
import { Diagnosis } from './diagnosis';

/** A stage that throws is started anew after this; it is a fault, so there is no hurry. */
const RESTART_AFTER_MS = 10_000;

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
  readonly reader: ClusterReader;
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

async function followReadings(
  { connect, service, reader, signal, sink }: FollowClusterOptions,
  view: ClusterView,
): Promise<void> {
  const connection = connect();
  const evidence = new EvidenceReader(connection);
  for await (const reading of reader.follow({ connection, service }, signal)) {
    if (signal.aborted) return;
    const first = view.apply(reading);
    const isPartial = reading.type === 'objects' && !reading.isComplete;
    const needsEvidence =
      reading.type === 'objects' &&
      !isPartial &&
      isAnyWanted(view.evidenceWanted);
    sink(first, !isPartial && !needsEvidence);
    if (!needsEvidence) continue;
    const found = await evidence.read(view.evidenceWanted, view.pods, signal);
    sink(view.addEvidence(found), true);
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
