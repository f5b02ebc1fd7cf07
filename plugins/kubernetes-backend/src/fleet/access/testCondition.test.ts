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

const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 4 },
    condition,
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
  metadata: fc.constant({ name: 'shop' }),
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
  it('decides as the catalog’s own rules do', () => {
    fc.assert(
      fc.property(criteria, fc.array(entity), (conditions, entities) => {
        const test = testCondition(conditions);
        expect(entities.map(each => test?.(each))).toEqual(
          entities.map(each => applyInCatalog(conditions, each)),
        );
      }),
    );
  });

  it.each<[string, unknown]>([
    ['a rule that it does not know', { rule: 'HAS_LABEL', params: {} }],
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
    expect(testCondition(known)).toBeDefined();
    expect(testCondition(unknown)).toBeUndefined();
    expect(testCondition({ not: unknown })).toBeUndefined();
    expect(testCondition({ anyOf: [known, unknown] })).toBeUndefined();
    expect(testCondition({ allOf: [known, unknown] })).toBeUndefined();
    expect(testCondition({ ...known, resourceType: 'other' })).toBeUndefined();
  });

  it('leaves conditions that are nested too deep to the permission backend', () => {
    let nested: Criteria = {
      resourceType: 'catalog-entity',
      rule: 'IS_ENTITY_KIND',
      params: { kinds: ['component'] },
    };
    for (let depth = 0; depth < 10_000; depth += 1) nested = { not: nested };
    expect(testCondition(nested)).toBeUndefined();
  });
});
