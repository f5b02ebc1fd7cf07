import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';
import { Failure } from '../../util/Result';
import { backOffMs } from '../../util/backOff';

/** Rights and APIs change when an operator changes them. */
export const FORBIDDEN_RETRY_MS = 10 * 60_000;
const UNSERVED_RETRY_MS = 10 * 60_000;

/** Without pods there is nothing to show, and missing rights are usually granted while a user waits for them. */
const FIRST_FORBIDDEN_PODS_RETRY_MS = 5_000;
const FORBIDDEN_PODS_RETRY_MS = 60_000;

/** So that a recovery shows within five seconds. After a few such failures the circuit breaker decides. */
const MAX_PODS_RETRY_MS = 3_000;

/** Failures that say nothing about the objects: the next try may succeed from the same resource version. */
const KEEPS_VERSION: ReadonlySet<ClusterReasonCode> =
  new Set<ClusterReasonCode>([
    'dns',
    'unreachable',
    'tls',
    'timeout',
    'throttled',
    'server-error',
    'open-circuit',
    // A login that is restored, or a token that the API server accepts again.
    'credential',
    'unauthenticated',
  ]);

const TRANSIENT: ReadonlySet<ClusterReasonCode> = new Set<ClusterReasonCode>([
  'dns',
  'unreachable',
  'tls',
  'timeout',
  'server-error',
  'malformed',
  'api-absent',
  'credential',
  'unauthenticated',
]);

/** Whether a watch with this failure resumes from its resource version, rather than from a new list. */
export function keepsVersion(code: ClusterReasonCode): boolean {
  return KEEPS_VERSION.has(code);
}

export interface RetryDelayOptions {
  /** In a row, including this one. */
  readonly failures: number;
  readonly isPods: boolean;
  /** Whether the wait ends early when the cluster recovers. */
  readonly isNudged: boolean;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
}

/**
 * How long to wait before a list or a watch is tried again, in milliseconds.
 *
 * @param failed - undefined for an API that the cluster does not serve
 */
export function retryDelayMs(
  failed: Failure | undefined,
  { failures, isPods, isNudged, random }: RetryDelayOptions,
): number {
  if (!failed) return UNSERVED_RETRY_MS;
  if (failed.reason.code === 'forbidden') {
    return isPods ? forbiddenPodsDelayMs(failures) : FORBIDDEN_RETRY_MS;
  }
  const backOff = backOffMs(failures, random);
  const isUrgent = isPods && isNudged && TRANSIENT.has(failed.reason.code);
  return Math.max(
    isUrgent ? Math.min(backOff, MAX_PODS_RETRY_MS) : backOff,
    failed.retryAfterMs ?? 0,
  );
}

function forbiddenPodsDelayMs(failures: number): number {
  return Math.min(
    FIRST_FORBIDDEN_PODS_RETRY_MS * 2 ** Math.min(failures - 1, 10),
    FORBIDDEN_PODS_RETRY_MS,
  );
}

/** Adds the time of the next try to a failure, unless it has one already. */
export function withRetry(failed: Failure, ms: number, now: Date): Failure {
  const { reason } = failed;
  if (reason.retry) return failed;
  const everyMs = Math.max(1, Math.ceil(ms));
  return {
    ...failed,
    reason: { ...reason, retry: { from: now.toISOString(), everyMs } },
  };
}
