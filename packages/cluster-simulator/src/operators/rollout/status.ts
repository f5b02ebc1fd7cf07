import { timestamp } from '@podlight/fake-kubernetes-api-server';
import {
  selectorLabels,
  templateHash,
  WorkloadContext,
} from '../../world/context';
import { countPods, Moment } from '../Life';
import { condition, ConditionInput } from '../objects';
import { replicaSetName, Sides, STEP_OF_STAGE } from './sides';

/** Why the analysis has ended the rollout. */
export const ABORTED =
  'Step-based analysis phase error/failed: Metric "success-rate" assessed Failed due to failed (3) > failureLimit (2)';

function describePhase(
  { stage }: Moment,
  isComplete: boolean,
  newest: number,
): { readonly phase: string; readonly message?: string } {
  switch (stage) {
    case 'paused':
      return { phase: 'Paused', message: 'CanaryPauseStep' };
    case 'aborted':
      return {
        phase: 'Degraded',
        message: `RolloutAborted: Rollout aborted update to revision ${newest}: ${ABORTED}`,
      };
    case 'analyzing':
      return {
        phase: 'Progressing',
        message: 'more replicas need to be updated',
      };
    default:
      return isComplete
        ? { phase: 'Healthy' }
        : {
            phase: 'Progressing',
            message: 'updated replicas are still becoming available',
          };
  }
}

function progressingCondition(
  { stage }: Moment,
  newest: string,
  number: number,
  isComplete: boolean,
): ConditionInput {
  const type = 'Progressing';
  if (stage === 'paused') {
    return {
      type,
      status: 'Unknown',
      reason: 'RolloutPaused',
      message: 'Rollout is paused',
    };
  }
  if (stage === 'aborted') {
    return {
      type,
      status: 'False',
      reason: 'RolloutAborted',
      message: `Rollout aborted update to revision ${number}: ${ABORTED}`,
    };
  }
  return isComplete && stage !== 'analyzing'
    ? {
        type,
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `ReplicaSet "${newest}" has successfully progressed.`,
      }
    : {
        type,
        status: 'True',
        reason: 'ReplicaSetUpdated',
        message: `ReplicaSet "${newest}" is progressing.`,
      };
}

/** What only some stages have. */
function stageFields({ stage, sinceMs }: Moment) {
  const at = timestamp(sinceMs);
  switch (stage) {
    case 'paused':
      return {
        controllerPause: true,
        pauseConditions: [{ reason: 'CanaryPauseStep', startTime: at }],
      };
    case 'aborted':
      return { abort: true, abortedAt: at };
    default:
      return {};
  }
}

function doneConditions(isDone: boolean, number: number): ConditionInput[] {
  return isDone
    ? [
        {
          type: 'Healthy',
          status: 'True',
          reason: 'RolloutHealthy',
          message: 'Rollout is healthy',
        },
        {
          type: 'Completed',
          status: 'True',
          reason: 'RolloutCompleted',
          message: 'Rollout completed',
        },
      ]
    : [
        {
          type: 'Healthy',
          status: 'False',
          reason: 'RolloutNotHealthy',
          message: 'Rollout is not healthy',
        },
        {
          type: 'Completed',
          status: 'False',
          reason: 'RolloutNotCompleted',
          message: `Rollout not completed, started update to revision ${number}`,
        },
      ];
}

const AVAILABLE: ConditionInput = {
  type: 'Available',
  status: 'True',
  reason: 'AvailableReason',
  message: 'Rollout has minimum availability',
};

const PAUSED: ConditionInput = {
  type: 'Paused',
  status: 'True',
  reason: 'RolloutPaused',
  message: 'Rollout is paused',
};

/** What the controller of Argo Rollouts writes. */
export function rolloutStatus(
  context: WorkloadContext,
  { stable, canary }: Sides,
  moment: Moment,
) {
  const { stage, sinceMs, generation, pods } = moment;
  const newest = stage === 'healthy' ? stable : canary;
  const name = replicaSetName(context, newest);
  const updated = countPods(pods, name);
  const all = [stable, canary].map(revision =>
    countPods(pods, replicaSetName(context, revision)),
  );
  const present = all[0].present + all[1].present;
  const ready = all[0].ready + all[1].ready;
  const isComplete = updated.ready >= context.replicas;
  const isDone = isComplete && (stage === 'promoted' || stage === 'healthy');
  return {
    HPAReplicas: present,
    availableReplicas: ready,
    blueGreen: {},
    canary: {},
    conditions: [
      condition(AVAILABLE, context.createdMs + 20_000),
      ...[
        ...(stage === 'paused' ? [PAUSED] : []),
        ...doneConditions(isDone, newest.number),
        progressingCondition(moment, name, newest.number, isComplete),
      ].map(input => condition(input, sinceMs)),
    ],
    currentPodHash: templateHash(context, newest),
    currentStepHash: '6b9f8bd746',
    currentStepIndex: STEP_OF_STAGE[stage],
    observedGeneration: String(generation),
    ...stageFields(moment),
    ...describePhase(moment, isComplete, newest.number),
    readyReplicas: ready,
    replicas: present,
    selector: Object.entries(selectorLabels(context))
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    stableRS: templateHash(context, isDone ? newest : stable),
    updatedReplicas: updated.present,
  };
}
