import { CustomResource, CustomResourceCondition } from '../model';
import type { CustomResourceState } from '../wire/objectTypes';
import { conditionMeaning, ConditionMeaning } from './conditionMeaning';

/** A condition with what it says. */
export interface JudgedCondition {
  readonly condition: CustomResourceCondition;
  readonly meaning: ConditionMeaning;
}

/** The verdict on a custom resource, and how it came about. */
interface JudgedResource {
  /** Absent where its conditions, or their absence, do not tell. */
  readonly state?: CustomResourceState;
  readonly conditions: readonly JudgedCondition[];
}

/**
 * How a custom resource is, from `status.conditions` alone.
 *
 * @remarks
 * - What is said of an older generation, or of what is being deleted, is not the last word: it is being worked on.
 * - That something good is not so counts only while nothing is under way: `Ready` is false, too, while something is set up. What is said to be bad, such as `Stalled`, counts anyway.
 * - Conditions of unknown types say nothing.
 */
export function judgeCustomResource(resource: CustomResource): JudgedResource {
  const conditions = resource.status.conditions.map(condition => ({
    condition,
    meaning: conditionMeaning(condition, resource),
  }));
  const state = overallState(resource, conditions);
  return { ...(state && { state }), conditions };
}

function overallState(
  { metadata, status }: CustomResource,
  conditions: readonly JudgedCondition[],
): CustomResourceState | undefined {
  const { generation = 0, deletionTimestamp } = metadata;
  const isOld = (status.observedGeneration ?? generation) < generation;
  if (deletionTimestamp !== undefined || isOld) return 'progressing';
  const has = (meaning: ConditionMeaning) =>
    conditions.some(one => one.meaning === meaning);
  const isSaid = conditions.some(
    ({ condition, meaning }) =>
      meaning === 'bad' && condition.status !== 'False',
  );
  if (isSaid || (has('bad') && !isUnderWay(conditions))) return 'failing';
  if (has('bad') || has('working')) return 'progressing';
  return has('good') ? 'healthy' : undefined;
}

/** `Ready=False, Creating` speaks for itself alone; `Progressing=True` for all of the object. */
function isUnderWay(conditions: readonly JudgedCondition[]): boolean {
  return conditions.some(
    ({ condition: { type }, meaning }) =>
      meaning === 'working' && type.endsWith('ing'),
  );
}
