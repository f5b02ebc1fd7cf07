import { CustomResource, CustomResourcePhase } from '../model';
import { JudgedCondition } from './conditionMeaning';
import { isAboutPart, isPurpose } from './conditionTypes';
import { isDoneWord, phaseMeaning } from './phaseMeaning';
import { ABOUT_WANTED } from './summedConditions';

/** Whether its controller says that it is good, which an error or a failed part does not take back. */
export function isSaidGood(
  { status: { phases }, resource: { kind } }: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  return (
    isWhole(conditions, kind) ||
    phaseMeanings(phases?.filter(isStatement)).includes('good')
  );
}

export function phaseMeanings(phases: readonly CustomResourcePhase[] = []) {
  return phases.map(({ word }) => phaseMeaning(word));
}

/** Flags and counts, which are right beside an error, too. */
const COUNTED: ReadonlySet<string> = new Set([
  'available',
  'availableReplicas',
  'connected',
  'healthy',
  'isHealthy',
  'isReady',
  'ok',
  'provisioned',
  'ready',
  'readyReplicas',
  'readyToUse',
  'registered',
  'succeeded',
  'synced',
  'unavailableReplicas',
  'valid',
]);

function isStatement({ field, word }: CustomResourcePhase): boolean {
  return !COUNTED.has(field) && !isDoneWord(word);
}

/** That its daemon is healthy says nothing about the rest of an object, nor does a spec that is accepted where something else is not so. */
export function isWhole(
  conditions: readonly JudgedCondition[],
  kind: string,
): boolean {
  const isLeftOpen = conditions.some(isUnmet);
  return conditions.some(
    ({ condition: { type, status }, meaning }) =>
      meaning === 'good' &&
      !(isLeftOpen && ABOUT_WANTED.test(type)) &&
      // `ConnectorReady=True` is about the Connector; `ConnectorError=False` is about one error.
      !isAboutPart(type, status === 'True' ? kind : ''),
  );
}

/** `Enforced=False Unknown: some rules are not in place`, of a policy that is accepted. */
function isUnmet({ condition, meaning }: JudgedCondition): boolean {
  const { type, status, severity } = condition;
  return (
    meaning === 'neutral' &&
    status === 'False' &&
    severity !== 'Info' &&
    isPurpose(type)
  );
}
