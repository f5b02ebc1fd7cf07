import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import { ClusterConnection } from '../transport';
import { Failure } from '../util/Answer';
import { childController, Clock } from '../util/timing';
import { ClusterHub } from './ClusterHub';
import { failedMessage, faultReason } from './ClusterView';
import { ClusterSink } from './followCluster';

/** How soon somebody whose identity has changed, or who has none any more, stops seeing what they saw. */
const IDENTIFY_AGAIN_MS = 60_000;

/** A login system that fails is not asked more often than this. */
const RETRY_MS = 10_000;

export interface ViewClusterOptions {
  readonly cluster: string;
  readonly connect: () => ClusterConnection;
  readonly service: ServiceTarget;
  readonly hub: ClusterHub;
  readonly clock: Clock;
  readonly sink: ClusterSink;
  readonly onMessage?: (message: ClusterMessage) => void;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * One viewer's share of a cluster: finds out who they are to it, and joins those
 * who are the same. Never rejects.
 */
export async function viewCluster(options: ViewClusterOptions): Promise<void> {
  const { cluster, clock, onFault, signal, sink } = options;
  const fail = (reason: Failure['reason']) => {
    const message = failedMessage(cluster, reason, clock.now());
    options.onMessage?.(message);
    sink(message, true);
  };
  while (!signal.aborted) {
    try {
      const refusal = await viewAs(options);
      if (signal.aborted) return;
      if (!refusal) continue;
      fail(refusal.reason);
    } catch (error) {
      if (signal.aborted) return;
      onFault(cluster, 'connect', error);
      fail(faultReason(error));
    }
    await clock.sleep(RETRY_MS, signal);
  }
}

/** Ends when the identity is another one, or with the reason why there is none. */
async function viewAs({
  connect,
  service,
  hub,
  clock,
  sink,
  signal: parent,
}: ViewClusterOptions): Promise<Failure | undefined> {
  const connection = connect();
  const identity = await connection.identity(parent);
  if (!identity.ok) return identity;
  const view = childController(parent);
  const leave = hub.join({
    service,
    connection,
    identity: identity.value,
    sink: (message, isSettled) => {
      if (!view.signal.aborted) sink(message, isSettled);
    },
  });
  try {
    while (!parent.aborted) {
      await clock.sleep(IDENTIFY_AGAIN_MS, parent);
      if (parent.aborted) break;
      const now = await connection.identity(parent);
      if (!now.ok) return now;
      if (now.value !== identity.value) break;
    }
    return undefined;
  } finally {
    view.abort();
    view.done();
    leave();
  }
}
