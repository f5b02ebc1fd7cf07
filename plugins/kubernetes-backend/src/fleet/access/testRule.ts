import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { PermissionCondition } from '@backstage/plugin-permission-common';

/** What the rules below look at; it is read of each entity anyway. */
export type TestedEntity = Pick<Entity, 'kind' | 'relations' | 'spec'> & {
  readonly metadata: Pick<Entity['metadata'], 'annotations' | 'labels'>;
};

type Test = (entity: TestedEntity) => boolean | undefined;

type Params = NonNullable<PermissionCondition['params']>;

const RESOURCE_TYPE = 'catalog-entity';

/** Fields of `spec` that are read. */
const SPEC_KEYS = new Set(['lifecycle', 'type']);

/** The catalog finds no longer ones. */
const MAX_VALUE_CHARACTERS = 200;

/** Each returns undefined for parameters that it doesn't know. */
const RULES = new Map<string, (params: Params) => Test | undefined>([
  [
    'IS_ENTITY_OWNER',
    ({ claims }) => {
      const owners = texts(claims);
      return owners && (({ relations }) => isOwned(relations, owners));
    },
  ],
  [
    'IS_ENTITY_KIND',
    params => {
      const kinds = texts(params.kinds)?.map(kind => kind.toLowerCase());
      return kinds && (({ kind }) => kinds.includes(kind.toLowerCase()));
    },
  ],
  [
    'HAS_LABEL',
    ({ label, value }) =>
      hasEntry(label, value, ({ metadata }) => metadata.labels),
  ],
  [
    'HAS_ANNOTATION',
    ({ annotation, value }) =>
      hasEntry(annotation, value, ({ metadata }) => metadata.annotations),
  ],
  [
    'HAS_SPEC',
    ({ key, value }) => {
      if (typeof key !== 'string' || !SPEC_KEYS.has(key)) return undefined;
      const test = hasEntry(key, value, ({ spec }) => spec);
      // Another one that differs in case only would not have been read.
      return (
        test &&
        (entity =>
          entity.spec?.[key] === undefined ? undefined : test(entity))
      );
    },
  ],
]);

/**
 * Makes a test of one rule of the catalog. It tells only what all versions of the catalog say, which
 * differ in whether they ignore upper and lower case: undefined for an entity where that matters.
 *
 * @returns undefined for a rule that only the catalog can apply
 * @remarks The catalog refuses a second rule with one of these names.
 */
export function testRule({
  resourceType,
  rule,
  params = {},
}: PermissionCondition): Test | undefined {
  if (resourceType !== RESOURCE_TYPE) return undefined;
  return RULES.get(rule)?.(params);
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

function hasEntry(
  key: unknown,
  value: unknown,
  getEntries: (
    entity: TestedEntity,
  ) => Readonly<Record<string, unknown>> | undefined,
): Test | undefined {
  const isWanted = value === undefined || typeof value === 'string';
  if (typeof key !== 'string' || !isWanted) return undefined;
  return entity =>
    testEntries(Object.entries(getEntries(entity) ?? {}), key, value);
}

function testEntries(
  entries: readonly (readonly [string, unknown])[],
  key: string,
  wanted: string | undefined,
): boolean | undefined {
  const similar = entries.filter(
    ([each]) => each.toLowerCase() === key.toLowerCase(),
  );
  if (similar.length === 0) return false;
  const [[found, value]] = similar;
  const isClear =
    similar.length === 1 &&
    typeof value === 'string' &&
    value !== '' &&
    value.length <= MAX_VALUE_CHARACTERS;
  if (!isClear) return undefined;
  if (wanted !== undefined && value.toLowerCase() !== wanted.toLowerCase()) {
    return false;
  }
  const isExact = found === key && (wanted === undefined || value === wanted);
  return isExact ? true : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  const isTexts =
    Array.isArray(value) && value.every(each => typeof each === 'string');
  return isTexts ? value : undefined;
}
