import { Condition } from '../model';
import type { ConditionRow } from '../wire/objectTypes';

/** Enough for a sentence or two; the API allows 32 KiB. */
const MAX_MESSAGE_LENGTH = 500;

/** `Complete`, `Suspended` and similar types are neither good nor bad. */
const GOOD_WHEN_FALSE: ReadonlySet<string> = new Set([
  'Failed',
  'FailureTarget',
  'ReplicaFailure',
  'ScalingLimited',
  'ControllerResizeError',
  'NodeResizeError',
  'ModifyVolumeError',
]);
const GOOD_WHEN_TRUE: ReadonlySet<string> = new Set([
  'AbleToScale',
  'Available',
  'Progressing',
  'ScalingActive',
]);

/** Reasons that repeat what the spec asks for: no pods at all, no rollout. */
const AS_ASKED: ReadonlySet<string> = new Set([
  'DeploymentPaused',
  'ScalingDisabled',
]);

/** Conditions that report a problem. */
export function troubledConditions(
  conditions: readonly Condition[],
): readonly ConditionRow[] {
  return conditions.filter(isTroubled).map(conditionRow);
}

function isTroubled({ type, status, reason = '' }: Condition): boolean {
  if (AS_ASKED.has(reason)) return false;
  if (GOOD_WHEN_TRUE.has(type)) return status !== 'True';
  return GOOD_WHEN_FALSE.has(type) && status !== 'False';
}

/** A condition in the wire format. */
export function conditionRow(condition: Condition): ConditionRow {
  const { type, status, reason, message, lastTransitionTime } = condition;
  return {
    type,
    status,
    ...(reason && { reason }),
    ...(message && { message: message.slice(0, MAX_MESSAGE_LENGTH) }),
    ...(lastTransitionTime && { since: lastTransitionTime }),
  };
}
