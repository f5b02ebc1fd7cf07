import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterConnection } from '../transport';
import { Answer, failure, Failure, success } from '../util/Answer';
import { backOffMs } from '../util/backOff';
import { errorText, toMessage } from '../util/scrub';
import { Clock, DeadlineError, withDeadline } from '../util/timing';
import { AbsentApis } from './AbsentApis';
import { apiToAskFor, customApiOf, listPath } from './kinds';
import { listVersioned, ObjectList, objectLimit } from './listObjects';
import { ObjectQuotas } from './ObjectQuota';
import { ObjectStore } from './ObjectStore';
import { isWithin, KindAnswer, Selection } from './Selection';
import { watchObjects } from './watchObjects';

/** Rights and APIs change when an operator changes them. */
const FORBIDDEN_RETRY_MS = 10 * 60_000;
const ABSENT_RETRY_MS = 10 * 60_000;

/** Without pods there is nothing to see, so whoever mends their rights should not wait for long. */
const FORBIDDEN_PODS_RETRY_MS = 60_000;

/** Whoever looks sees a cluster come back within five seconds. Beyond a few such failures the circuit breaker decides. */
const MAX_PODS_RETRY_MS = 3_000;

const TRANSIENT: ReadonlySet<ClusterReasonCode> = new Set<ClusterReasonCode>([
  'dns',
  'unreachable',
  'tls',
  'timeout',
  'server-error',
  'malformed',
  'api-absent',
  // A login that is repaired, or a token that the API server takes again.
  'credential',
  'unauthenticated',
]);

/** When an API server restarts, everybody's watches end at once. */
const RESUME_JITTER_MS = 250;

/** A watch that does not even live this long counts as a failure, or an end would follow an end without a pause. */
const SHORT_LIFE_MS = 5_000;

export type RelistReason = 'expired' | 'unwatchable';

export interface FollowKindOptions {
  readonly connection: ClusterConnection;
  readonly selection: Selection;
  readonly absent: AbsentApis;
  readonly quotas: ObjectQuotas;
  readonly clock: Clock;
  readonly random: () => number;
  /** For one list, over all pages. */
  readonly deadlineMs: number;
  readonly maxPages?: number;
  /** How often a kind is listed again that may not be watched. */
  readonly refreshIntervalMs: number;
  /** Resolve when it is this kind's turn. */
  readonly mayList: () => Promise<void>;
  readonly mayWatch: () => Promise<void>;
  /** What is known of the kind now; undefined for an API that the cluster does not serve. */
  readonly onAnswer: (answer: KindAnswer) => void;
  /** Told when a list has to be made again that is known already. */
  readonly onRelist?: (reason: RelistReason) => void;
  readonly signal: AbortSignal;
}

/**
 * After so many watches in a row that came to nothing it is listed: the list says
 * what is wrong, or begins anew where the resource version makes no sense any
 * more, as after a restore of etcd.
 */
const MAX_FAILED_WATCHES = 3;

/** Lists a kind, then watches it, until the signal aborts. A failure is an answer, and tried again. */
export async function followKind(options: FollowKindOptions): Promise<void> {
  const { connection, quotas, selection } = options;
  const store = new ObjectStore(
    object => isWithin(selection, object),
    objectLimit(options.maxPages),
    quotas.of(connection.cluster.name),
  );
  try {
    await keepFollowing(options, store);
  } finally {
    store.close();
  }
}

async function keepFollowing(
  options: FollowKindOptions,
  store: ObjectStore,
): Promise<void> {
  const { clock, random, signal, onAnswer } = options;
  let failures = 0;
  let expiries = 0;
  let watchAgainAt = 0;
  await options.mayList();
  while (!signal.aborted) {
    const found = await list(options);
    if (signal.aborted) return;
    if (!found?.ok) {
      failures += 1;
      onAnswer(found);
      await pause(options, found, failures);
      continue;
    }
    failures = 0;
    store.replace(found.value.list);
    onAnswer(success(store.content));
    const now = () => clock.now().getTime();
    if (now() >= watchAgainAt) {
      await options.mayWatch();
      const startedAt = now();
      const why = await keepWatching(options, store, found.value.path);
      if (why === 'expired') {
        expiries = now() - startedAt < SHORT_LIFE_MS ? expiries + 1 : 1;
        await clock.sleep(backOffMs(expiries, random), signal);
        if (!signal.aborted) options.onRelist?.('expired');
        continue;
      }
      watchAgainAt = now() + FORBIDDEN_RETRY_MS;
    }
    await clock.sleep(
      options.refreshIntervalMs * (0.9 + 0.2 * random()),
      signal,
    );
    if (!signal.aborted) options.onRelist?.('unwatchable');
  }
}

/** Watches from where the store is, again and again, until it has to be listed. */
async function keepWatching(
  options: FollowKindOptions,
  store: ObjectStore,
  path: string,
): Promise<'expired' | 'not-allowed'> {
  const { clock, random, signal, onAnswer, connection, selection } = options;
  const tell = () => onAnswer(success(store.content));
  const trouble = { isTold: false };
  const onOpen = () => {
    if (trouble.isTold) tell();
    trouble.isTold = false;
  };
  let failures = 0;
  while (!signal.aborted && failures < MAX_FAILED_WATCHES) {
    const startedAt = clock.now().getTime();
    const end = await watchObjects({
      connection,
      request: {
        path,
        kind: selection.listed.kind,
        customApi: customApiOf(selection.listed),
        keepAnnotation: selection.listed.keepAnnotation,
        isMetadataOnly: selection.isMetadataOnly,
        labelSelector: selection.selector?.text,
      },
      store,
      clock,
      random,
      onOpen,
      onChange: tell,
      signal,
    }).catch(
      error => ({ type: 'refused', failure: toFailure(error) } as const),
    );
    if (signal.aborted) break;
    if (end.type === 'expired') return 'expired';
    if (end.type === 'ended') {
      const isShort = clock.now().getTime() - startedAt < SHORT_LIFE_MS;
      failures = isShort ? failures + 1 : 0;
      await clock.sleep(
        failures > 1
          ? backOffMs(failures, random)
          : RESUME_JITTER_MS * random(),
        signal,
      );
      continue;
    }
    const { code, status } = end.failure.reason;
    if (status === 403 || status === 405) return 'not-allowed';
    if (code === 'api-absent') break;
    failures += 1;
    trouble.isTold = true;
    onAnswer(end.failure);
    await pause(options, end.failure, failures);
  }
  return 'expired';
}

/** Undefined when the cluster serves no version of the kind. */
async function list({
  connection,
  selection: { listed, namespace, selector, isMetadataOnly },
  absent,
  deadlineMs,
  maxPages,
  signal,
}: FollowKindOptions): Promise<
  Answer<{ readonly path: string; readonly list: ObjectList }> | undefined
> {
  const deadline = withDeadline(signal, deadlineMs);
  try {
    for (const version of listed.versions) {
      const api = apiToAskFor(listed, version, namespace);
      if (absent.has(connection.cluster, api)) continue;
      const path = listPath(listed, version, namespace);
      const answer = await listVersioned(
        connection,
        {
          path,
          kind: listed.kind,
          customApi: customApiOf(listed),
          keepAnnotation: listed.keepAnnotation,
          isMetadataOnly,
          query: selector && { labelSelector: selector.text },
          maxPages,
        },
        deadline.signal,
      );
      if (answer.ok) return success({ path, list: answer.value });
      if (answer.reason.code !== 'api-absent') return answer;
      // Every API server has the core: one without it is a proxy, which may answer somebody else.
      if (listed.group !== '') absent.add(connection.cluster, api);
    }
    return undefined;
  } catch (error) {
    return toFailure(error);
  } finally {
    deadline.done();
  }
}

/** What is not served is not there yet when the cluster is well again; what failed may be. */
async function pause(
  options: FollowKindOptions,
  failed: Failure | undefined,
  failures: number,
): Promise<void> {
  const { clock, connection, signal } = options;
  const ms = retryMs(options, failed, failures);
  if (failed && connection.pause) await connection.pause(ms, signal);
  else await clock.sleep(ms, signal);
}

function retryMs(
  { connection, selection: { listed }, random }: FollowKindOptions,
  failed: Failure | undefined,
  failures: number,
): number {
  const isPods = listed.kind === 'Pod';
  if (!failed && !isPods) return ABSENT_RETRY_MS;
  if (failed?.reason.code === 'forbidden') {
    return isPods ? FORBIDDEN_PODS_RETRY_MS : FORBIDDEN_RETRY_MS;
  }
  const backOff = backOffMs(failures, random);
  const isUrgent =
    isPods && connection.pause && failed && TRANSIENT.has(failed.reason.code);
  return Math.max(
    isUrgent ? Math.min(backOff, MAX_PODS_RETRY_MS) : backOff,
    failed?.retryAfterMs ?? 0,
  );
}

/** What is thrown for one kind is that kind's failure. */
function toFailure(error: unknown): Failure {
  return error instanceof DeadlineError
    ? failure('timeout', error.message)
    : failure('malformed', toMessage(errorText(error)));
}
