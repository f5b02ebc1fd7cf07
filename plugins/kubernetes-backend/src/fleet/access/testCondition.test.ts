import { Entity } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { testCondition } from './testCondition';

type Criteria = PermissionCriteria<PermissionCondition>;

const OWNERS = ['group:default/a', 'group:default/b', 'user:default/jo'];
const KINDS = ['Component', 'resource', 'API'];

const condition: fc.Arbitrary<Criteria> = fc.oneof(
  fc.subarray(OWNERS).map(claims => ({
    resourceType: 'catalog-entity',
    rule: 'IS_ENTITY_OWNER',
    params: { claims },
  })),
  fc.subarray(KINDS).map(kinds => ({
    resourceType: 'catalog-entity',
    rule: 'IS_ENTITY_KIND',
    params: { kinds },
  })),
);

const TEXTS = ['a', 'A', 'b', 'constructor', ''];
const LONG = 'a'.repeat(201);

/** Rules about which versions of the catalog differ in the case of letters. */
const doubtful: fc.Arbitrary<Criteria> = fc
  .tuple(
    fc.constantFrom(
      ['HAS_LABEL', 'label'],
      ['HAS_ANNOTATION', 'annotation'],
      ['HAS_SPEC', 'key'],
    ),
    fc.constantFrom(...TEXTS, 'type', 'Type', 'lifecycle'),
    fc.option(fc.constantFrom(...TEXTS, LONG), { nil: undefined }),
  )
  .map(([[rule, param], key, value]) => ({
    resourceType: 'catalog-entity',
    rule,
    params: { [param]: key, ...(value !== undefined && { value }) },
  }));

const aMap = (keys: readonly string[]) =>
  fc.option(
    fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom(...keys),
          fc.constantFrom(...TEXTS.slice(0, 4), LONG),
        ),
        { selector: ([key]) => key.toLowerCase(), maxLength: 3 },
      )
      .map(entries => Object.fromEntries(entries)),
    { nil: undefined },
  );

const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 4 },
    condition,
    doubtful,
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([a, b]) => ({ allOf: [a, b] as [Criteria, Criteria] })),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([a, b]) => ({ anyOf: [a, b] as [Criteria, Criteria] })),
    tie('criteria').map(not => ({ not })),
  ),
}));

const entity: fc.Arbitrary<Entity> = fc.record({
  apiVersion: fc.constant('backstage.io/v1alpha1'),
  kind: fc.constantFrom('Component', 'Resource', 'API', 'api'),
  metadata: fc.record({
    name: fc.constant('shop'),
    labels: aMap(['a', 'A', 'b', 'constructor']),
    annotations: aMap(['a', 'A', 'b', 'constructor']),
  }),
  spec: aMap(['type', 'Type', 'lifecycle']),
  relations: fc.option(
    fc.array(
      fc.record({
        type: fc.constantFrom('ownedBy', 'partOf'),
        targetRef: fc.constantFrom(...OWNERS),
      }),
      { maxLength: 3 },
    ),
    { nil: undefined },
  ),
});

/** As the catalog applies them, with its own rules. */
function applyInCatalog(each: Criteria, to: Entity): boolean {
  if ('allOf' in each) return each.allOf.every(one => applyInCatalog(one, to));
  if ('anyOf' in each) return each.anyOf.some(one => applyInCatalog(one, to));
  if ('not' in each) return !applyInCatalog(each.not, to);
  const rule = Object.values(permissionRules).find(
    ({ name }) => name === each.rule,
  );
  if (!rule) throw new Error(`The catalog has no rule ${each.rule}`);
  return Reflect.apply(rule.apply, rule, [to, each.params]);
}

describe('testCondition', () => {
  it('decides as the catalog’s own rules do, if it decides', () => {
    fc.assert(
      fc.property(criteria, fc.array(entity), (conditions, entities) => {
        const test = testCondition(conditions);
        for (const each of entities) {
          const result = test(each);
          const inCatalog = applyInCatalog(conditions, each);
          expect([inCatalog, undefined]).toContain(result);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  const has = (rule: string, params: Record<string, string>): Criteria => ({
    resourceType: 'catalog-entity',
    rule,
    params,
  });
  const anEntity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'shop',
      labels: { tier: 'One' },
      annotations: { 'example.com/tier': 'one' },
    },
    spec: { type: 'service', lifecycle: 'production' },
  };

  it.each<[Criteria, boolean | undefined]>([
    [has('HAS_LABEL', { label: 'tier' }), true],
    [has('HAS_LABEL', { label: 'tier', value: 'One' }), true],
    [has('HAS_LABEL', { label: 'tier', value: 'two' }), false],
    [has('HAS_LABEL', { label: 'toString' }), false],
    // Only some versions of the catalog ignore case.
    [has('HAS_LABEL', { label: 'Tier' }), undefined],
    [has('HAS_LABEL', { label: 'tier', value: 'one' }), undefined],
    [has('HAS_ANNOTATION', { annotation: 'example.com/tier' }), true],
    [has('HAS_ANNOTATION', { annotation: 'example.com/other' }), false],
    [has('HAS_SPEC', { key: 'type', value: 'service' }), true],
    [has('HAS_SPEC', { key: 'lifecycle', value: 'old' }), false],
    // They are not read.
    [has('HAS_SPEC', { key: 'owner' }), undefined],
    [has('HAS_SPEC', { key: 'tier' }), undefined],
    [has('HAS_METADATA', { key: 'tags' }), undefined],
  ])('knows for %j: %s', (conditions, expected) => {
    expect(testCondition(conditions)(anEntity)).toBe(expected);
  });

  it('leaves a field of spec that has not been read to the permission backend', () => {
    const conditions = has('HAS_SPEC', { key: 'type', value: 'service' });
    const { spec, ...others } = anEntity;
    expect(testCondition(conditions)(others)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['a rule that it does not know', { rule: 'IS_IN_TIER', params: {} }],
    ['a label without a name', { rule: 'HAS_LABEL', params: {} }],
    [
      'a label with a value of another type',
      { rule: 'HAS_LABEL', params: { label: 'tier', value: null } },
    ],
    ['a rule without its parameters', { rule: 'IS_ENTITY_OWNER' }],
    [
      'parameters of another type',
      { rule: 'IS_ENTITY_OWNER', params: { claims: [1] } },
    ],
  ])('leaves %s to the permission backend', (_what, leaf) => {
    const unknown = { resourceType: 'catalog-entity', ...Object(leaf) };
    const known = {
      resourceType: 'catalog-entity',
      rule: 'IS_ENTITY_KIND',
      params: { kinds: ['component'] },
    };
    const other = { ...known, params: { kinds: ['api'] } };
    const decide = (each: Criteria) => testCondition(each)(anEntity);
    expect(decide(known)).toBe(true);
    expect(decide(unknown)).toBeUndefined();
    expect(decide({ not: unknown })).toBeUndefined();
    expect(decide({ anyOf: [other, unknown] })).toBeUndefined();
    expect(decide({ allOf: [known, unknown] })).toBeUndefined();
    // Whatever the other says.
    expect(decide({ anyOf: [known, unknown] })).toBe(true);
    expect(decide({ allOf: [other, unknown] })).toBe(false);
    expect(decide({ ...known, resourceType: 'other' })).toBeUndefined();
  });

  it('leaves conditions that are nested too deep to the permission backend', () => {
    let nested: Criteria = {
      resourceType: 'catalog-entity',
      rule: 'IS_ENTITY_KIND',
      params: { kinds: ['component'] },
    };
    for (let depth = 0; depth < 10_000; depth += 1) nested = { not: nested };
    expect(testCondition(nested)(anEntity)).toBeUndefined();
  });
});
