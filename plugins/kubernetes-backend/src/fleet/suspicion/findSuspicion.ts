import { FleetRecord } from '../records';

/** Why a service is worth a closer look. It is no diagnosis. */
export type SuspicionReason =
  | 'pod-failed'
  | 'pod-not-ready'
  | 'pod-restarted'
  | 'pod-starting'
  | 'pod-terminating'
  | 'workload-failed'
  | 'workload-not-ready';

/** Restarts of this long ago are over; the tab stops mentioning them earlier. */
const RECENT_RESTART_SECONDS = 24 * 3_600;

/** Most pods are ready by then. */
const STARTING_SECONDS = 60;

/** Statuses of a pod on its way to be ready. */
const STARTING =
  /^(?:Pending|ContainerCreating|PodInitializing|Running|Init:\d+\/\d+)$/;

/** Reasons that any rollout causes, and that pass by themselves where nothing is wrong. */
const PASSING: ReadonlySet<SuspicionReason> = new Set<SuspicionReason>([
  'pod-starting',
  'pod-terminating',
  'workload-not-ready',
]);

/** Whether any rollout causes it. */
export function isPassing(reason: SuspicionReason): boolean {
  return PASSING.has(reason);
}

/** Statuses of pods that have ended as they should. */
const ENDED = new Set(['Completed', 'Succeeded']);

/** Whether a pod with this status may just need time; every other one that is not ready fails. */
export function isStartingStatus(status: string): boolean {
  return STARTING.test(status);
}

/** Whether a pod has ended as it should. */
export function hasEnded({ phase, status }: FleetRecord): boolean {
  return phase === 'Succeeded' && ENDED.has(status);
}

/**
 * A cheap first look at one record. It only says where to look: false alarms are fine,
 * missed failures are not.
 *
 * @param now - in seconds since 1970
 */
export function findSuspicion(
  record: FleetRecord,
  now: number,
): SuspicionReason | undefined {
  return record.kind === 'Pod' ? ofPod(record, now) : ofWorkload(record);
}

function ofPod(pod: FleetRecord, now: number): SuspicionReason | undefined {
  if (hasEnded(pod)) return undefined;
  if (pod.phase === 'Failed') return 'pod-failed';
  if (pod.isDeleting) return 'pod-terminating';
  if (!pod.isReady || pod.status !== 'Running') {
    return isStarting(pod, now) ? 'pod-starting' : 'pod-not-ready';
  }
  const isRecent = pod.lastRestartAt > now - RECENT_RESTART_SECONDS;
  return pod.restarts > 0 && isRecent ? 'pod-restarted' : undefined;
}

function isStarting(pod: FleetRecord, now: number): boolean {
  const isYoung = pod.createdAt > now - STARTING_SECONDS;
  return isYoung && pod.restarts === 0 && isStartingStatus(pod.status);
}

function ofWorkload(workload: FleetRecord): SuspicionReason | undefined {
  if (workload.phase === 'Failed') return 'workload-failed';
  return workload.isReady ? undefined : 'workload-not-ready';
}
