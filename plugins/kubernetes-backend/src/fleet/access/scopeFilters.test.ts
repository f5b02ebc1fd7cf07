import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aCaller, FleetWorld } from '../__testUtils__/fleetWorld';
import { CatalogFilter, scopeFilters, toQuery } from './scopeFilters';

const JO = 'user:default/jo';

function anEntity(
  kind: string,
  name: string,
  relations: Readonly<Record<string, string>> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    relations: Object.entries(relations).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}

/** Each is below the one before it. */
function aChain(kind: string, relation: string, length: number): Entity[] {
  return Array.from({ length }, (_, number) =>
    anEntity(
      kind,
      `n${number}`,
      number > 0
        ? { [relation]: `${kind}:default/n${number - 1}`.toLowerCase() }
        : {},
    ),
  );
}

function setup(
  entities: readonly Entity[],
  {
    reads = entities.map(entity => stringifyEntityRef(entity)),
    ownershipEntityRefs = [],
  }: {
    readonly reads?: readonly string[];
    readonly ownershipEntityRefs?: readonly string[];
  } = {},
) {
  const world = new FleetWorld(entities);
  world.rights.set(JO, {
    reads: new Set(reads),
    decision: { result: AuthorizeResult.ALLOW },
    seesClusters: false,
    ownershipEntityRefs,
  });
  const { catalog } = world.options;
  const queryEntities = jest.spyOn(catalog, 'queryEntities');
  return {
    queryEntities,
    world,
    all: () => scopeFilters(world.options, aCaller(JO), { type: 'all' }),
    mine: (caller = aCaller(JO)) =>
      scopeFilters(world.options, caller, { type: 'mine' }),
    of: (entityRef: string) =>
      scopeFilters(world.options, aCaller(JO), { type: 'of', entityRef }),
  };
}

const valuesOf = (filters: readonly CatalogFilter[], key: string) =>
  filters.flatMap(filter => filter[key]);

const numbered = (count: number) =>
  Array.from({ length: count }, (_, number) => `group:default/g${number}`);

describe('scopeFilters', () => {
  it('asks for everything with one filter that fits all', async () => {
    const { all, world } = setup([]);
    expect(await all()).toEqual([{}]);
    expect(world.calls).toEqual({});
  });

  describe('of the caller', () => {
    it('has what the caller and groups of theirs own', async () => {
      const ownershipEntityRefs = [JO, 'group:default/a'];
      expect(await setup([], { ownershipEntityRefs }).mine()).toEqual([
        { 'relations.ownedBy': ownershipEntityRefs },
      ]);
    });

    it('asks for nothing where they own nothing', async () => {
      expect(await setup([]).mine()).toEqual([]);
    });

    it.each([
      [50, [50]],
      [51, [50, 1]],
      [500, Array(10).fill(50)],
      [501, Array(10).fill(50)],
    ])('asks for %d references in parts of %j', async (count, sizes) => {
      const ownershipEntityRefs = numbered(count);
      const filters = await setup([], { ownershipEntityRefs }).mine();
      expect(filters.map(filter => filter['relations.ownedBy'].length)).toEqual(
        sizes,
      );
      expect(valuesOf(filters, 'relations.ownedBy')).toEqual(
        ownershipEntityRefs.slice(0, 500),
      );
    });

    it('refuses a service, which owns nothing', async () => {
      const { mine } = setup([]);
      const service = { credentials: mockCredentials.service() };
      await expect(mine(service)).rejects.toMatchObject({ name: 'InputError' });
    });
  });

  const ENTITIES = [
    anEntity('Domain', 'web'),
    anEntity('Domain', 'eu', { partOf: 'domain:default/web' }),
    anEntity('System', 'sales', { partOf: 'domain:default/eu' }),
    anEntity('Component', 'shop', { partOf: 'domain:default/eu' }),
    anEntity('Group', 'org'),
    anEntity('Group', 'a', { childOf: 'group:default/org' }),
    anEntity('Group', 'b', { childOf: 'group:default/a' }),
    anEntity('User', 'jo', { childOf: 'group:default/org' }),
  ];
  const DOMAIN_REFS = [
    'domain:default/web',
    'domain:default/eu',
    'system:default/sales',
  ];

  it.each<[string, string, readonly string[]]>([
    ['System:default/Sales', 'relations.partOf', ['system:default/sales']],
    ['domain:default/web', 'relations.partOf', DOMAIN_REFS],
    ['user:default/jo', 'relations.ownedBy', [JO]],
    ['group:default/b', 'relations.ownedBy', ['group:default/b']],
    [
      'group:default/org',
      'relations.ownedBy',
      ['group:default/org', 'group:default/a', 'group:default/b'],
    ],
  ])('of %s asks for %s of what is below it', async (ref, key, expected) => {
    expect(await setup(ENTITIES).of(ref)).toEqual([{ [key]: expected }]);
  });

  it.each(['component:default/shop', 'constructor:default/shop'])(
    'refuses %s, which has no services',
    async ref => {
      const { of, world } = setup(ENTITIES);
      await expect(of(ref)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(ref),
      });
      expect(world.calls).toEqual({});
    },
  );

  it('does not tell an entity that may not be seen from one that is not there', async () => {
    const { of } = setup(ENTITIES, { reads: [] });
    const hidden = await of('system:default/sales').catch(String);
    const absent = await of('system:default/other').catch(String);
    expect(hidden).toContain('NotFoundError');
    expect(String(hidden).replace('sales', 'X')).toBe(
      String(absent).replace('other', 'X'),
    );
  });

  it('finds nothing below what the caller cannot read', async () => {
    const reads = ['domain:default/web', 'system:default/sales'];
    expect(await setup(ENTITIES, { reads }).of('domain:default/web')).toEqual([
      { 'relations.partOf': ['domain:default/web'] },
    ]);
  });

  it('asks for each only once where groups contain each other', async () => {
    const { of, queryEntities } = setup([
      anEntity('Group', 'a', { childOf: 'group:default/b' }),
      anEntity('Group', 'b', { childOf: 'group:default/a' }),
    ]);
    expect(await of('group:default/a')).toEqual([
      { 'relations.ownedBy': ['group:default/a', 'group:default/b'] },
    ]);
    expect(queryEntities).toHaveBeenCalledTimes(2);
  });

  it('follows six levels, and no more', async () => {
    const { of } = setup(aChain('Group', 'childOf', 9));
    expect(
      valuesOf(await of('group:default/n0'), 'relations.ownedBy'),
    ).toHaveLength(7);
  });

  it('bounds how many it finds, over all levels', async () => {
    const groups = numbered(600).map((_, number) =>
      anEntity('Group', `g${number}`, {
        childOf: number < 300 ? 'group:default/org' : 'group:default/g0',
      }),
    );
    const { of, queryEntities } = setup([anEntity('Group', 'org'), ...groups]);
    const filters = await of('group:default/org');
    expect(valuesOf(filters, 'relations.ownedBy')).toHaveLength(500);
    expect(filters).toHaveLength(10);
    for (const [request] of queryEntities.mock.calls) {
      expect(request).toMatchObject({ limit: 500 });
    }
    // One for the entity, six parts of 50 below it, and four of the last 199.
    expect(queryEntities).toHaveBeenCalledTimes(11);
  });
});

describe('toQuery', () => {
  it('copies, as the catalog may change what it gets', () => {
    const values = ['a'];
    const query = toQuery({ kind: values });
    expect(query).toEqual({ kind: ['a'] });
    query.kind.push('b');
    expect(values).toEqual(['a']);
  });
});
