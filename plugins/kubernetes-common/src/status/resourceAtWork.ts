import { CustomResource, CustomResourceCondition } from '../model';
import { isProcess, JudgedCondition } from './conditionMeaning';
import { tellsOfFailure } from './conditionMessages';
import { isProcessWord } from './phaseMeaning';

/** Whether something is being done, which is more than that something is not done yet. */
export function isWorking(
  { phases = [] }: CustomResource['status'],
  conditions: readonly JudgedCondition[],
): boolean {
  return (
    phases.some(({ word }) => isProcessWord(word)) ||
    conditions.some(
      ({ condition, meaning }) => meaning === 'working' && isProcess(condition),
    )
  );
}

/** `Ready=False, Creating` is only about itself; `Progressing=True` is about the whole object. */
export function isUnderWay(
  { status: { phases = [] } }: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  const works = conditions.filter(
    ({ condition, meaning }) => meaning === 'working' && isProcess(condition),
  );
  const isAboutAll = works.some(({ condition: { type } }) =>
    /(?:ing(?:Up|Down|Out)?|InProgress)$/.test(type),
  );
  if (isAboutAll) return true;
  const isSaidToWork =
    works.length > 0 || phases.some(({ word }) => isProcessWord(word));
  // `Ready=False` without a word is explained by what is said to be under way.
  return (
    isSaidToWork &&
    conditions.every(
      ({ condition, meaning }) => meaning !== 'bad' || saysNothing(condition),
    )
  );
}

/** `ComponentsNotReady`, `Not all members are ready`, `Not Ready`. */
const SAYS_NOTHING = /Not(?:Provisioned|Ready|Started)$|^not (?:all\b|ready)/i;

/** `Ready=False ComponentsNotReady` or `NotProvisioned` says no more than that it is not ready. */
function saysNothing(condition: CustomResourceCondition): boolean {
  const { reason, message } = condition;
  if (!(reason ?? message)) return true;
  return SAYS_NOTHING.test(reason ?? message ?? '') && !tellsOfFailure(message);
}
