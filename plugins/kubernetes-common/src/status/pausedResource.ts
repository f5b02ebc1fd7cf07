import { CustomResource, CustomResourceCondition } from '../model';
import { isStoppedByFault, JudgedCondition } from './conditionMeaning';
import { tellsOfFailure } from './conditionMessages';
import { isReasonOfPause, PAUSED_TYPE } from './conditionReasons';
import { isOffWord, phaseMeaning } from './phaseMeaning';
import { isSaidGood } from './saidGood';

/** About the whole object: `Ready=False Paused`. */
export const SETTLED_TYPE = /^(?:Available|Ready|Reconciled|Synced)$/;

/** What is turned off is not ready either, which is a failure only if it says why. */
export function isTurnedOff(
  resource: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  const isStopped = conditions.some(
    ({ condition }) =>
      /^stopped$/i.test(condition.type) && isPausedBy(condition),
  );
  const saysWhy = ({
    condition: { reason, message },
    meaning,
  }: JudgedCondition) =>
    meaning === 'bad' &&
    (reason !== undefined ||
      (message !== undefined && (!isStopped || tellsOfFailure(message))));
  return (
    resource.status.error === undefined &&
    isPaused(resource, conditions) &&
    !conditions.some(saysWhy)
  );
}

export function isPaused(
  resource: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  const { phases = [] } = resource.status;
  const paused = phases.filter(({ word }) => phaseMeaning(word) === 'paused');
  return (
    resource.isSuspended === true ||
    paused.some(({ word }) => !isOffWord(word)) ||
    // What is stopped beside `Ready=True` is not the object.
    (paused.length > 0 && !isSaidGood(resource, conditions)) ||
    conditions.some(({ condition }) => isPausedBy(condition))
  );
}

function isPausedBy(condition: CustomResourceCondition): boolean {
  const { type, status, reason = '' } = condition;
  if (status === 'True') {
    return (
      PAUSED_TYPE.test(type) &&
      !isStoppedByFault(condition) &&
      // It has stopped as it is done.
      !/(?:Complete|Completed|Finished|Succeeded)$/.test(reason)
    );
  }
  return (
    status === 'False' && SETTLED_TYPE.test(type) && isReasonOfPause(reason)
  );
}
