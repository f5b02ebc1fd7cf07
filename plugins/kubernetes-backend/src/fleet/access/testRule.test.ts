import { testRule, TestedEntity } from './testRule';

const ENTITY: TestedEntity = {
  kind: 'Component',
  metadata: {},
  spec: { type: 'service', lifecycle: 'a'.repeat(200) },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/a' },
    { type: 'partOf', targetRef: 'group:default/b' },
  ],
};

const decide = (
  rule: string,
  params: Parameters<typeof testRule>[0]['params'],
  changes: Partial<TestedEntity> = {},
) =>
  testRule({ resourceType: 'catalog-entity', rule, params })?.({
    ...ENTITY,
    ...changes,
  });

it.each([
  [['group:default/a'], true],
  [['group:default/x', 'group:default/a'], true],
  // It is part of it, and not owned by it.
  [['group:default/b'], false],
  [[], false],
])('IS_ENTITY_OWNER of %j: %s', (claims, expected) => {
  expect(decide('IS_ENTITY_OWNER', { claims })).toBe(expected);
});

it('is owned by nobody without relations', () => {
  const claims = ['group:default/a'];
  const without = { relations: undefined };
  expect(decide('IS_ENTITY_OWNER', { claims }, without)).toBe(false);
});

it.each([
  [['component'], true],
  [['API', 'COMPONENT'], true],
  [['API'], false],
])('IS_ENTITY_KIND of %j: %s', (kinds, expected) => {
  expect(decide('IS_ENTITY_KIND', { kinds })).toBe(expected);
});

describe.each([
  ['HAS_LABEL', 'label', 'labels'],
  ['HAS_ANNOTATION', 'annotation', 'annotations'],
] as const)('%s', (rule, param, field) => {
  const has = (
    entries: Record<string, string> | undefined,
    value?: string,
  ): boolean | undefined =>
    decide(
      rule,
      { [param]: 'tier', ...(value !== undefined && { value }) },
      { metadata: { [field]: entries } },
    );

  it.each<[Record<string, string> | undefined, string | undefined, unknown]>([
    [{ tier: 'one' }, undefined, true],
    [{ tier: 'one' }, 'one', true],
    [{ tier: 'one' }, 'two', false],
    [{ tier: 'one' }, '', false],
    [{ other: 'one' }, undefined, false],
    [undefined, undefined, false],
    // Versions of the catalog differ in case.
    [{ tier: 'One' }, 'one', undefined],
    [{ Tier: 'one' }, 'one', undefined],
    [{ Tier: 'one' }, undefined, undefined],
    [{ tier: 'one', Tier: 'two' }, 'one', undefined],
    [{ tier: 'one', Tier: 'two' }, undefined, undefined],
    // The catalog's index has no empty and no long values.
    [{ tier: '' }, undefined, undefined],
    [{ tier: 'a'.repeat(200) }, undefined, true],
    [{ tier: 'a'.repeat(201) }, undefined, undefined],
  ])('of %j with the value %j: %s', (entries, value, expected) => {
    expect(has(entries, value)).toBe(expected);
  });
});

it('reads no other fields of spec than those that are loaded', () => {
  expect(decide('HAS_SPEC', { key: 'type', value: 'service' })).toBe(true);
  expect(decide('HAS_SPEC', { key: 'lifecycle' })).toBe(true);
  expect(decide('HAS_SPEC', { key: 'owner' })).toBeUndefined();
  expect(decide('HAS_SPEC', { key: 'type' }, { spec: {} })).toBeUndefined();
});

it.each([
  ['another resource', { resourceType: 'x', rule: 'IS_ENTITY_KIND' }],
  ['another rule', { resourceType: 'catalog-entity', rule: 'IS_TIER' }],
  ['no parameters', { resourceType: 'catalog-entity', rule: 'HAS_LABEL' }],
])('leaves %s to the permission backend', (_, condition) => {
  expect(testRule({ params: {}, ...condition })).toBeUndefined();
});
