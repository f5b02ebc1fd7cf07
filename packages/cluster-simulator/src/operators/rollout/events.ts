import { EventInput } from '../../life/EventTally';
import { WorkloadContext } from '../../world/context';
import { replicaSetName, Sides } from './sides';
import { ABORTED } from './status';

type RolloutEvent = EventInput & { readonly afterSeconds?: number };

const normal = (
  reason: string,
  message: string,
  afterSeconds = 0,
): RolloutEvent => ({ type: 'Normal', reason, message, afterSeconds });

/** What the controller says at the beginning of a stage. */
export function rolloutEvents(
  context: WorkloadContext,
  { stable, canary }: Sides,
  stage: string,
): readonly RolloutEvent[] {
  const name = replicaSetName(context, canary);
  const run = `${name}-${canary.number}-3`;
  switch (stage) {
    case 'paused':
      return [
        normal(
          'RolloutUpdated',
          `Rollout updated to revision ${canary.number}`,
          -15,
        ),
        normal('NewReplicaSetCreated', `Created ReplicaSet ${name}`, -15),
        normal(
          'ScalingReplicaSet',
          `Scaled up ReplicaSet ${name} (revision ${canary.number}) from 0 to 1`,
          -14,
        ),
        normal(
          'RolloutStepCompleted',
          'Rollout step 1/5 completed (setWeight: 20)',
        ),
        normal('RolloutPaused', 'Rollout is paused (CanaryPauseStep)'),
      ];
    case 'analyzing':
      return [
        normal('RolloutResumed', 'Rollout is resumed'),
        normal('RolloutStepCompleted', 'Rollout step 2/5 completed (pause)'),
        normal(
          'RolloutStepCompleted',
          'Rollout step 3/5 completed (setWeight: 60)',
          8,
        ),
        normal(
          'AnalysisRunRunning',
          `Step Analysis Run '${run}' Status New: 'Running' Previous: ''`,
          8,
        ),
      ];
    case 'aborted':
      return [
        {
          type: 'Warning',
          reason: 'AnalysisRunFailed',
          message: `Step Analysis Run '${run}' Status New: 'Failed' Previous: 'Running'`,
        },
        {
          type: 'Warning',
          reason: 'RolloutAborted',
          message: `Rollout aborted update to revision ${canary.number}: ${ABORTED}`,
        },
      ];
    case 'promoted':
      return [
        normal(
          'RolloutStepCompleted',
          'Rollout step 5/5 completed (pause: 10m)',
        ),
        normal(
          'RolloutCompleted',
          `Rollout completed update to revision ${canary.number}: Completed all 5 canary steps`,
          25,
        ),
      ];
    default:
      return [
        normal(
          'RolloutCompleted',
          `Rollout completed update to revision ${stable.number}: Completed all 5 canary steps`,
        ),
      ];
  }
}
