import { Condition } from './meta';
import { Pod } from './pod';

/**
 * An object whose status has conditions.
 *
 * @public
 */
export interface ConditionedObject {
  readonly status: { readonly conditions: readonly Condition[] };
}

/**
 * The condition of that type, if the object has one.
 *
 * @public
 */
export function findCondition(
  object: ConditionedObject,
  type: string,
): Condition | undefined {
  return object.status.conditions.find(condition => condition.type === type);
}

/**
 * Whether the object has the condition, and it is true.
 *
 * @public
 */
export function isConditionTrue(
  object: ConditionedObject,
  type: string,
): boolean {
  return findCondition(object, type)?.status === 'True';
}

/**
 * Whether a pod is ready, by its condition, as endpoints have it.
 *
 * @public
 */
export function isPodReady(pod: Pod): boolean {
  return isConditionTrue(pod, 'Ready');
}
