import {
  DisplayState,
  Finding,
  ObjectRow,
  PodRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ObjectState, objectStateRank, worseObjectState } from './objectState';
import { customResourceSign } from './otherObjects';

/** Pods that come or go by themselves say nothing about their workload. */
const PASSING: ReadonlySet<DisplayState> = new Set([
  'completed',
  'terminating',
]);

const JOB_STATES = {
  running: 'starting',
  complete: 'completed',
  failed: 'failing',
  suspended: 'suspended',
} as const;

/** What makes a pod's status not worth quoting: it does not say what is wrong. */
const PLAIN_STATUSES: ReadonlySet<string> = new Set(['Running', 'Pending']);

/**
 * State of a workload in one cluster: the worst of what its controller and its
 * pods say.
 *
 * @returns Undefined where neither good nor bad can be said
 */
export function workloadState(
  row: WorkloadRow & ObjectRow,
  pods: readonly PodRow[],
): ObjectState | undefined {
  return worseObjectState(controllerState(row), worstPod(pods)?.state);
}

/** kubectl's status of a pod, such as `CrashLoopBackOff`; undefined where it is nothing special. */
export function tellingStatus(pod: PodRow): string | undefined {
  return pod.state === 'ready' || PLAIN_STATUSES.has(pod.status)
    ? undefined
    : pod.status;
}

/** The worst error or warning of a pod that is not ready. */
export function worstFinding(
  { state, namespace, name }: PodRow,
  findings: readonly Finding[],
): Finding | undefined {
  if (state === 'ready') return undefined;
  const about = findings.filter(
    ({ severity, pods }) =>
      severity !== 'info' &&
      pods.some(pod => pod.namespace === namespace && pod.name === name),
  );
  return about.find(({ severity }) => severity === 'error') ?? about[0];
}

/** The pod in the worst state, of those that do not come or go by themselves. */
export function worstPod(pods: readonly PodRow[]): PodRow | undefined {
  let worst: PodRow | undefined;
  for (const pod of pods) {
    if (PASSING.has(pod.state)) continue;
    if (!worst || objectStateRank(pod.state) < objectStateRank(worst.state))
      worst = pod;
  }
  return worst;
}

function controllerState(
  row: WorkloadRow & ObjectRow,
): ObjectState | undefined {
  if (row.customResource) return customResourceSign(row.customResource);
  const { conditions = [], job, cronJob, ready, desired } = row;
  // A newer backend may send states that are unknown here.
  if (job) {
    return Object.hasOwn(JOB_STATES, job.state)
      ? JOB_STATES[job.state]
      : undefined;
  }
  if (cronJob) return cronJob.isSuspended ? 'suspended' : 'ready';
  if (conditions.length > 0) return ready === 0 ? 'failing' : 'notReady';
  if (desired === undefined) return undefined;
  // Scaled to zero on purpose.
  if (desired === 0) return 'completed';
  if ((ready ?? 0) < desired) return row.rollout ? 'starting' : 'notReady';
  return row.isPaused ? 'suspended' : 'ready';
}
