import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { TestedEntity, testRule } from './testRule';

/** Undefined for an entity about which only the catalog can tell. */
type Test = (entity: TestedEntity) => boolean | undefined;

/** Conditions within conditions; a policy has a few. */
const MAX_DEPTH = 20;

const UNKNOWN: Test = () => undefined;

/**
 * Makes a test of the conditions of a permission decision, so that thousands of entities
 * need not be sent to the permission backend one by one.
 *
 * @returns a test that tells nothing of those entities that depend on a condition that only the
 * catalog can apply
 */
export function testCondition(
  criteria: PermissionCriteria<PermissionCondition>,
  depth = 0,
): Test {
  if (depth > MAX_DEPTH) return UNKNOWN;
  const inner = (each: PermissionCriteria<PermissionCondition>) =>
    testCondition(each, depth + 1);
  if ('allOf' in criteria) return combined(criteria.allOf.map(inner), false);
  if ('anyOf' in criteria) return combined(criteria.anyOf.map(inner), true);
  if ('not' in criteria) {
    const test = inner(criteria.not);
    return entity => {
      const result = test(entity);
      return result === undefined ? undefined : !result;
    };
  }
  return testRule(criteria) ?? UNKNOWN;
}

/** @param decisive - what one of them decides for all, whatever the others say */
function combined(tests: readonly Test[], decisive: boolean): Test {
  // Nothing follows from no condition at all.
  if (tests.length === 0) return UNKNOWN;
  return entity => {
    const results = tests.map(test => test(entity));
    if (results.includes(decisive)) return decisive;
    return results.includes(undefined) ? undefined : !decisive;
  };
}
