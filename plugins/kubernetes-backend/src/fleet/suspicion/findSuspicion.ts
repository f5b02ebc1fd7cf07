import { FleetRecord, LocatedRecord } from '../records';

/** Why a service is worth a closer look. It is no diagnosis. */
export const SUSPICIONS = [
  'pod-failed',
  'pod-not-ready',
  'pod-restarted',
  'pod-terminating',
  'workload-failed',
  'workload-not-ready',
] as const;

export type SuspicionReason = (typeof SUSPICIONS)[number];

/** The clusters in which something looks wrong, each with all reasons. */
export type Suspicion = ReadonlyMap<string, ReadonlySet<SuspicionReason>>;

/** Restarts of this long ago are over; the tab stops to mention them earlier. */
const RECENT_RESTART_SECONDS = 24 * 3_600;

/** Statuses of pods that have ended as they should. */
const ENDED = new Set(['Completed', 'Succeeded']);

/**
 * A cheap first look at what the index knows of a service. It only says where to look:
 * it may be wrong about a service that is well, and should not be about one that is not.
 */
export function findSuspicion(
  records: Iterable<LocatedRecord>,
  now: Date,
): Suspicion {
  const found = new Map<string, Set<SuspicionReason>>();
  const nowSeconds = now.getTime() / 1_000;
  for (const { cluster, record } of records) {
    const reason = suspicionOf(record, nowSeconds);
    if (!reason) continue;
    const reasons = found.get(cluster) ?? new Set();
    found.set(cluster, reasons.add(reason));
  }
  return found;
}

function suspicionOf(
  record: FleetRecord,
  now: number,
): SuspicionReason | undefined {
  return record.kind === 'Pod' ? ofPod(record, now) : ofWorkload(record);
}

function ofPod(pod: FleetRecord, now: number): SuspicionReason | undefined {
  if (ENDED.has(pod.status) && pod.phase === 'Succeeded') return undefined;
  if (pod.phase === 'Failed') return 'pod-failed';
  if (pod.isDeleting) return 'pod-terminating';
  if (!pod.isReady || pod.status !== 'Running') return 'pod-not-ready';
  const isRecent = pod.lastRestartAt > now - RECENT_RESTART_SECONDS;
  return pod.restarts > 0 && isRecent ? 'pod-restarted' : undefined;
}

function ofWorkload(workload: FleetRecord): SuspicionReason | undefined {
  if (workload.phase === 'Failed') return 'workload-failed';
  return workload.isReady ? undefined : 'workload-not-ready';
}
