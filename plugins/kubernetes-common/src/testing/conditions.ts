import { RawCondition } from './raw';

/**
 * A condition of a pod.
 *
 * @public
 */
export function aPodCondition(
  type: string,
  holds: boolean,
  since: string,
  why: { reason?: string; message?: string } = {},
): RawCondition {
  return {
    type,
    status: holds ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: since,
    ...why,
  };
}

/**
 * The message of a pod with unready containers.
 *
 * @public
 */
export function containersNotReady(names: readonly string[]) {
  return {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${names.join(' ')}]`,
  };
}

/**
 * Why a pod is not initialized.
 *
 * @public
 */
export function containersNotInitialized(names: readonly string[]) {
  return {
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${names.join(' ')}]`,
  };
}

/**
 * Whether a Deployment has as many pods as it needs.
 *
 * @public
 */
export function availableCondition(isAvailable: boolean): RawCondition {
  return isAvailable
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

/**
 * The progress of a Deployment's rollout.
 *
 * @public
 */
export function progressingCondition(
  replicaSet: string,
  progress: 'complete' | 'updating' | 'overdue',
): RawCondition {
  const name = `ReplicaSet "${replicaSet}"`;
  const said = {
    complete: {
      reason: 'NewReplicaSetAvailable',
      message: `${name} has successfully progressed.`,
    },
    updating: {
      reason: 'ReplicaSetUpdated',
      message: `${name} is progressing.`,
    },
    overdue: {
      reason: 'ProgressDeadlineExceeded',
      message: `${name} has timed out progressing.`,
    },
  };
  return {
    type: 'Progressing',
    status: progress === 'overdue' ? 'False' : 'True',
    ...said[progress],
  };
}
