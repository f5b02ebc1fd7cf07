import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import { checkListAccess } from '../read';
import { ClusterAccess, ViewerConnection } from '../transport';
import { Failure } from '../util/Result';
import { linkedAbortController, Clock } from '../util/timing';
import { ClusterHub, Resumption } from './ClusterHub';
import { failedMessage, faultReason } from './ClusterView';
import { ClusterSink } from './followCluster';

/** How soon somebody whose identity has changed, or who has none any more, stops seeing what they saw. */
const IDENTIFY_AGAIN_MS = 60_000;

/** A clock that is a little behind must not make this a busy loop. */
const MIN_PAUSE_MS = 100;

/** Whoever looks sees a cluster again within five seconds after a login works again. */
const RETRY_MS = 3_000;

/** A right that was taken away seldom comes back, and each question is one to the API server. */
const REFUSED_RETRY_MS = 10_000;

export interface ViewClusterOptions {
  readonly cluster: string;
  readonly connect: () => ViewerConnection;
  /** Whether every caller has the same credential. */
  readonly isShared: boolean;
  readonly identifyAgainMs?: number;
  readonly service: ServiceTarget;
  readonly hub: ClusterHub;
  /** Resolves when it is this cluster's turn; undefined when that is now. */
  readonly schedule: (
    connection: ViewerConnection,
    identity: string,
  ) => Promise<void> | undefined;
  readonly clock: Clock;
  /** Waits before the cluster is asked again, unless somebody does not want to. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly sink: ClusterSink;
  readonly resumption?: Resumption;
  readonly onMessage?: (message: ClusterMessage) => void;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * One viewer's share of a cluster: finds out who they are to it, and joins those
 * who are the same. Never rejects.
 */
export async function viewCluster(options: ViewClusterOptions): Promise<void> {
  const { cluster, clock, onFault, signal } = options;
  let trouble: { readonly since: Date; readonly reason: Reason } | undefined;
  while (!signal.aborted) {
    let reason: Reason;
    try {
      const refusal = await viewAs(options);
      if (signal.aborted) return;
      if (!refusal) {
        trouble = undefined;
        continue;
      }
      reason = refusal.reason;
    } catch (error) {
      if (signal.aborted) return;
      onFault(cluster, 'connect', error);
      reason = faultReason(error);
    }
    const isSame = trouble?.reason.code === reason.code;
    trouble = { since: (isSame && trouble?.since) || clock.now(), reason };
    await fail(options, trouble.since, reason);
  }
}

type Reason = Failure['reason'];

/** Says what is wrong, and waits until it may be right again. */
async function fail(
  { cluster, clock, onMessage, pause, signal, sink }: ViewClusterOptions,
  since: Date,
  reason: Reason,
): Promise<void> {
  const isRefused = reason.code === 'forbidden';
  const everyMs = isRefused ? REFUSED_RETRY_MS : RETRY_MS;
  const retry = { from: clock.now().toISOString(), everyMs };
  const message = failedMessage(cluster, { ...reason, retry }, since);
  onMessage?.(message);
  sink(message, true);
  await pause(everyMs, signal);
}

/** Ends when the identity is another one, or with the reason why there is none. */
async function viewAs(
  options: ViewClusterOptions,
): Promise<Failure | undefined> {
  const { clock, hub, resumption, service, sink, signal: parent } = options;
  const connection = options.connect();
  const access = await connection.access(parent);
  if (!access.ok) return access;
  const { identity } = access.value;
  const turn = options.schedule(connection, identity);
  if (turn) await turn;
  if (parent.aborted) return undefined;
  const view = linkedAbortController(parent);
  const leave = () => view.abort();
  let isLive = false;
  const membership = hub.join({
    service,
    connection,
    identity,
    resumption,
    sink: (message, isSettled) => {
      isLive = message.state.phase === 'live';
      if (!view.signal.aborted) sink(message, isSettled);
    },
  });
  const { ended } = membership;
  ended.addEventListener('abort', leave, { once: true });
  let expiresAt = access.value.expiresAt;
  try {
    while (!view.signal.aborted) {
      await clock.sleep(pauseMs(options, expiresAt), view.signal);
      if (view.signal.aborted) break;
      const now = await connection.access(parent);
      if (!now.ok) return now;
      if (now.value.identity !== identity) break;
      expiresAt = now.value.expiresAt;
      if (options.isShared || !isLive) continue;
      const refusal = await checkListAccess(connection, service, parent);
      if (!refusal) continue;
      membership.end();
      return refusal;
    }
    return undefined;
  } finally {
    leave();
    view.done();
    ended.removeEventListener('abort', leave);
    membership.leave();
  }
}

/** What ends by itself ends on time. */
function pauseMs(
  { clock, identifyAgainMs = IDENTIFY_AGAIN_MS }: ViewClusterOptions,
  expiresAt: ClusterAccess['expiresAt'],
): number {
  const restMs = (expiresAt?.getTime() ?? Infinity) - clock.now().getTime();
  return Math.max(MIN_PAUSE_MS, Math.min(identifyAgainMs, restMs));
}
