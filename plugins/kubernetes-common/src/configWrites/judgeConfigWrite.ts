import { compareCounts, failureRate, isEnough } from '../correlate';
import type { CorrelationCounts } from '../correlate';
import type { ConfigWrite } from '../diagnose/types';
import type { ConfigMapTime } from './types';

/** When pods began to fail, milliseconds since 1970. */
export interface FailureStart {
  readonly began: number;
  /** Where only their last restart is known: the earliest time at which they may have begun. */
  readonly earliest: number;
}

/** A pod that uses the ConfigMap. */
export interface ConfigMapUser {
  readonly isAffected: boolean;
  /** Ready, and not affected. */
  readonly isWell: boolean;
  readonly isReadAtStart: boolean;
  /** When its last run began, milliseconds since 1970; absent where none has, so that the next one reads what is there. */
  readonly startedAt?: number;
}

/** Without a comparison of pods, what was written longer ago is no news. */
const NEWS_MS = 30 * 60_000;

/** If pods without the write fail at this share of the others' rate, the write is no cause. */
const COMPARABLE = 0.5;

/** Below this failure rate of pods with the write, it explains too little. */
const MIN_FAILURE_RATE = 0.5;

/** From the creation of a ConfigMap to what its creator writes next. */
const CREATION_MS = 2_000;

/**
 * Whether a failure may have come with the write of a ConfigMap, by the pods of
 * one workload that use it: the test and thresholds are those of
 * {@link correlate} where some don't have what was written, and otherwise that it
 * was written shortly before.
 *
 * @param now - milliseconds since 1970
 * @returns undefined where nothing can be said: they failed before, others that
 * have it are well, or those that don't have it fail, too.
 */
export function judgeConfigWrite(
  users: readonly ConfigMapUser[],
  { writtenAt, createdAt }: ConfigMapTime,
  { began, earliest }: FailureStart,
  now: number,
): Omit<ConfigWrite, 'name'> | undefined {
  const at = Date.parse(writtenAt);
  // NaN fails this comparison, too.
  if (!(at <= Math.min(began, earliest) && began <= now)) return undefined;
  const hasIt = (user: ConfigMapUser) =>
    !user.isReadAtStart || (user.startedAt ?? Infinity) >= at;
  const withIt = count(users.filter(hasIt));
  const without = count(users.filter(user => !hasIt(user)));
  const isNews = began - at <= NEWS_MS;
  const write = {
    at: writtenAt,
    leadSeconds: Math.floor((began - at) / 1_000),
  };
  if (withIt.troubled === 0) {
    const isSaid = without.troubled > 0 && isNews;
    return isSaid ? { ...write, type: 'unread' } : undefined;
  }
  const isAlike =
    without.troubled > 0 &&
    failureRate(without) >= COMPARABLE * failureRate(withIt);
  if (isAlike || failureRate(withIt) < MIN_FAILURE_RATE) return undefined;
  if (isFirstRun(users, at, createdAt)) return undefined;
  if (!isNews && !isCompared(withIt, without)) return undefined;
  const older = {
    failing: without.troubled,
    total: without.troubled + without.well,
  };
  return { ...write, type: 'read', ...(older.total > 0 && { older }) };
}

function isCompared(
  withIt: CorrelationCounts,
  without: CorrelationCounts,
): boolean {
  return (
    without.well > 0 &&
    isEnough(withIt.troubled + without.troubled, withIt.well + without.well) &&
    compareCounts(withIt, without) !== undefined
  );
}

/** Nothing ran before the ConfigMap was there: it came with the workload, or with a name of its own for each revision. */
function isFirstRun(
  users: readonly ConfigMapUser[],
  at: number,
  createdAt: string | undefined,
): boolean {
  const created = Date.parse(createdAt ?? '');
  return (
    at - created <= CREATION_MS &&
    users.every(({ startedAt }) => (startedAt ?? Infinity) >= at)
  );
}

function count(users: readonly ConfigMapUser[]): CorrelationCounts {
  return {
    troubled: users.filter(({ isAffected }) => isAffected).length,
    well: users.filter(({ isWell }) => isWell).length,
  };
}
