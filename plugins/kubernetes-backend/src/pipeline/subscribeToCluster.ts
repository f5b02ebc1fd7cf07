import { ServiceTarget } from '../locate';
import { checkListAccess, isAccessDenied } from '../read';
import { ClusterAccess, ViewerConnection } from '../transport';
import { Failure } from '../util/Result';
import { Clock } from '../util/timing';
import { failedMessage, faultReason } from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';
import { TransitionLog } from './logTransitions';
import { Subscription } from './Subscription';
import { SubscriptionHub } from './SubscriptionHub';

/** How soon a viewer whose identity has changed or expired stops seeing what that identity may see. */
const IDENTIFY_AGAIN_MS = 60_000;

/** A clock that is a little behind must not make this a busy loop. */
const MIN_PAUSE_MS = 100;

/** A viewer sees a cluster again within five seconds after a login works again. */
const RETRY_MS = 3_000;

/** A right that was taken away seldom comes back, and each try is a request to the API server. */
const REFUSED_RETRY_MS = 10_000;

export interface SubscribeToClusterOptions {
  readonly connection: ViewerConnection;
  readonly identifyAgainMs?: number;
  readonly service: ServiceTarget;
  readonly hub: SubscriptionHub;
  /** Resolves when it is this cluster's turn; undefined when that is now. */
  readonly schedule: (identity: string) => Promise<void> | undefined;
  readonly clock: Clock;
  /** Waits before the next attempt, unless a viewer retries at once. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Versions that the viewer has already. */
  readonly versions?: ReadonlySet<string>;
  /** Not a viewer, so the subscription gets no idle grace. */
  readonly isBackground?: boolean;
  /** Whether it wants a preview while the cluster has not answered yet. */
  readonly wantsPreview?: boolean;
  readonly log: Pick<TransitionLog, 'record'>;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

type Reason = Failure['reason'];

/** Why a viewer can't subscribe, or lost the subscription. */
interface Lapse {
  readonly reason: Reason;
  /** Whether it concerns this viewer only, and is not logged. */
  readonly isPersonal: boolean;
}

/** A subscription, and why it ended; undefined when the viewer may subscribe again. */
interface Session {
  readonly subscription: Subscription;
  readonly lapse: Promise<Lapse | undefined>;
}

/**
 * The updates of a cluster for one viewer: finds out the viewer's identity, and
 * subscribes with it for as long as it holds. Ends when the signal aborts; never throws.
 */
export async function* subscribeToCluster(
  options: SubscribeToClusterOptions,
): AsyncGenerator<ClusterUpdate> {
  const { clock, pause, signal } = options;
  let failing: { readonly since: Date; readonly code: string } | undefined;
  while (!signal.aborted) {
    const opened = await openSession(options);
    if (signal.aborted) return;
    let lapse: Lapse | undefined;
    if ('subscription' in opened) {
      yield* opened.subscription;
      lapse = await opened.lapse;
    } else {
      lapse = opened;
    }
    if (signal.aborted) return;
    if (!lapse) {
      failing = undefined;
      continue;
    }
    const { code } = lapse.reason;
    const since = failing?.code === code ? failing.since : clock.now();
    failing = { since, code };
    const everyMs = code === 'forbidden' ? REFUSED_RETRY_MS : RETRY_MS;
    yield lapsedUpdate(options, lapse, since, everyMs);
    await pause(everyMs, signal);
  }
}

function lapsedUpdate(
  { clock, connection, log }: SubscribeToClusterOptions,
  { isPersonal, reason }: Lapse,
  since: Date,
  everyMs: number,
): ClusterUpdate {
  const retry = { from: clock.now().toISOString(), everyMs };
  const message = failedMessage(
    connection.cluster.name,
    { ...reason, retry },
    since,
  );
  if (!isPersonal) log.record(message);
  return { message, isSettled: true };
}

/** Subscribes with the viewer's identity. Never rejects, whatever an auth provider does. */
async function openSession(
  options: SubscribeToClusterOptions,
): Promise<Session | Lapse> {
  const { connection, hub, schedule, service, signal } = options;
  const { isBackground, versions, wantsPreview } = options;
  try {
    const access = await connection.access(signal);
    if (!access.ok) return toLapse(access, connection);
    const { identity } = access.value;
    const turn = schedule(identity);
    if (turn) await turn;
    signal.throwIfAborted();
    const subscription = hub.subscribe(
      { service, connection, identity, versions, isBackground, wantsPreview },
      signal,
    );
    return {
      subscription,
      lapse: watchAccess(options, access.value, subscription),
    };
  } catch (error) {
    return toFault(options, error);
  }
}

/** Closes the subscription when the viewer's identity changes or access is lost; resolves to the reason for lost access. */
async function watchAccess(
  options: SubscribeToClusterOptions,
  { expiresAt, identity }: ClusterAccess,
  subscription: Subscription,
): Promise<Lapse | undefined> {
  const { clock, connection, service, signal } = options;
  let endsAt = expiresAt;
  try {
    for (;;) {
      await clock.sleep(pauseMs(options, endsAt), subscription.signal);
      if (subscription.signal.aborted) return undefined;
      const now = await connection.access(signal);
      if (!now.ok) return toLapse(now, connection);
      if (now.value.identity !== identity) return undefined;
      endsAt = now.value.expiresAt;
      if (connection.hasSharedCredential || !subscription.isLive) continue;
      const denial = await checkListAccess(connection, service, signal);
      if (!denial) continue;
      subscription.revoke();
      return toLapse(denial, connection);
    }
  } catch (error) {
    return toFault(options, error);
  } finally {
    subscription.close();
  }
}

function toLapse(
  { reason }: Failure,
  { hasSharedCredential }: ViewerConnection,
): Lapse {
  return { reason, isPersonal: !hasSharedCredential && isAccessDenied(reason) };
}

/** Anything thrown is this cluster's fault, unless the viewer has left. */
function toFault(
  { connection, onFault, signal }: SubscribeToClusterOptions,
  error: unknown,
): Lapse {
  if (!signal.aborted) onFault(connection.cluster.name, 'connect', error);
  return { reason: faultReason(error), isPersonal: false };
}

/** Checks at the latest when the credential expires. */
function pauseMs(
  { clock, identifyAgainMs = IDENTIFY_AGAIN_MS }: SubscribeToClusterOptions,
  expiresAt: ClusterAccess['expiresAt'],
): number {
  const restMs = (expiresAt?.getTime() ?? Infinity) - clock.now().getTime();
  return Math.max(MIN_PAUSE_MS, Math.min(identifyAgainMs, restMs));
}
