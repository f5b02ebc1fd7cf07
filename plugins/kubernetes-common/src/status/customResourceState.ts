import { CustomResource, CustomResourceCondition } from '../model';
import type { CustomResourceState } from '../wire/objectTypes';
import { conditionMeaning, ConditionMeaning } from './conditionMeaning';

/** A condition with its meaning. */
export interface JudgedCondition {
  readonly condition: CustomResourceCondition;
  readonly meaning: ConditionMeaning;
}

/** The state of a custom resource, with the conditions behind it. */
interface JudgedResource {
  /** Absent if the conditions don't determine it. */
  readonly state?: CustomResourceState;
  readonly conditions: readonly JudgedCondition[];
}

/**
 * Judges a custom resource by `status.conditions`.
 *
 * @remarks
 * - An object with an outdated generation or a pending deletion is progressing.
 * - A good condition that is False counts only if nothing is in progress,
 * because `Ready` is False during setup too. A bad condition, such as
 * `Stalled`, always counts.
 * - Conditions of unknown types are ignored.
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

/** `Ready=False, Creating` is only about itself; `Progressing=True` is about the whole object. */
function isUnderWay(conditions: readonly JudgedCondition[]): boolean {
  return conditions.some(
    ({ condition: { type }, meaning }) =>
      meaning === 'working' && type.endsWith('ing'),
  );
}
