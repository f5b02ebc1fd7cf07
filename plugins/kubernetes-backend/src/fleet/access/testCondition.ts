import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';

/** What the rules below look at. */
export type TestedEntity = Pick<Entity, 'kind' | 'relations'>;

type Test = (entity: TestedEntity) => boolean;

const RESOURCE_TYPE = 'catalog-entity';

/** Conditions within conditions; a policy has a few. */
const MAX_DEPTH = 20;

/**
 * Makes a test of the conditions of a permission decision, so that thousands of entities
 * need not be sent to the permission backend one by one.
 *
 * @returns undefined when there is a condition that only the catalog can apply
 * @remarks Only rules of the catalog whose result depends on what is read of each entity anyway.
 * The catalog refuses a second rule with one of these names.
 */
export function testCondition(
  criteria: PermissionCriteria<PermissionCondition>,
  depth = 0,
): Test | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (each: PermissionCriteria<PermissionCondition>) =>
    testCondition(each, depth + 1);
  if ('allOf' in criteria) {
    const tests = allKnown(criteria.allOf.map(inner));
    return tests && (entity => tests.every(test => test(entity)));
  }
  if ('anyOf' in criteria) {
    const tests = allKnown(criteria.anyOf.map(inner));
    return tests && (entity => tests.some(test => test(entity)));
  }
  if ('not' in criteria) {
    const test = inner(criteria.not);
    return test && (entity => !test(entity));
  }
  return testRule(criteria);
}

function allKnown(
  tests: readonly (Test | undefined)[],
): readonly Test[] | undefined {
  const known = tests.filter(test => test !== undefined);
  // Nothing follows from no condition at all.
  const isComplete = known.length === tests.length && known.length > 0;
  return isComplete ? known : undefined;
}

function testRule({
  resourceType,
  rule,
  params,
}: PermissionCondition): Test | undefined {
  if (resourceType !== RESOURCE_TYPE) return undefined;
  if (rule === 'IS_ENTITY_OWNER') {
    const claims = texts(params?.claims);
    return claims && (({ relations }) => isOwned(relations, claims));
  }
  if (rule === 'IS_ENTITY_KIND') {
    const kinds = texts(params?.kinds)?.map(kind => kind.toLowerCase());
    return kinds && (({ kind }) => kinds.includes(kind.toLowerCase()));
  }
  return undefined;
}

function isOwned(
  relations: Entity['relations'],
  claims: readonly string[],
): boolean {
  return (relations ?? []).some(
    ({ type, targetRef }) =>
      type === RELATION_OWNED_BY && claims.includes(targetRef),
  );
}

function texts(value: unknown): readonly string[] | undefined {
  const isTexts =
    Array.isArray(value) && value.every(each => typeof each === 'string');
  return isTexts ? value : undefined;
}
