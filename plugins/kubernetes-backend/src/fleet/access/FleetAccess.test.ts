import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aCaller,
  conditionally,
  FleetWorld,
  Rights,
} from '../__testUtils__/fleetWorld';
import { FleetAccess } from './FleetAccess';
import { FleetScope } from './scopeFilters';

const JO = 'user:default/jo';
const OWNERS_ONLY = conditionally('IS_ENTITY_OWNER', {
  claims: ['group:default/a'],
});

type Relations = Readonly<Record<string, readonly string[]>>;

function anEntity(
  name: string,
  relations: Relations = {},
  fields: { readonly kind?: string; readonly isPlain?: boolean } = {},
): Entity {
  const isPublic = name.startsWith('public');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: fields.kind ?? 'Component',
    metadata: {
      name,
      title: `The ${name}`,
      annotations: {
        ...(!fields.isPlain && { 'backstage.io/kubernetes-id': name }),
        ...(isPublic && { 'example.com/public': 'yes' }),
      },
      labels: isPublic ? { public: 'yes' } : {},
    },
    spec: {
      lifecycle: 'production',
      type: isPublic ? 'website' : 'service',
      tier: isPublic ? '1' : '2',
    },
    relations: Object.entries(relations).flatMap(([type, refs]) =>
      refs.map(targetRef => ({ type, targetRef })),
    ),
  };
}

const ENTITIES = [
  anEntity('shop', {
    ownedBy: ['group:default/a'],
    partOf: ['component:default/all', 'system:default/sales'],
  }),
  anEntity('cart', {
    ownedBy: ['group:default/b'],
    partOf: ['system:default/sales'],
  }),
  anEntity('public-site', {
    ownedBy: ['user:default/jo'],
    partOf: ['domain:default/web'],
  }),
  anEntity('docs', { ownedBy: ['group:default/a'] }, { isPlain: true }),
  anEntity(
    'sales',
    { partOf: ['domain:default/eu'] },
    { kind: 'System', isPlain: true },
  ),
  anEntity(
    'eu',
    { partOf: ['domain:default/web'] },
    { kind: 'Domain', isPlain: true },
  ),
  anEntity('web', {}, { kind: 'Domain', isPlain: true }),
  anEntity('org', {}, { kind: 'Group', isPlain: true }),
  anEntity(
    'a',
    { childOf: ['group:default/org'] },
    { kind: 'Group', isPlain: true },
  ),
  anEntity(
    'b',
    { childOf: ['group:default/a'] },
    { kind: 'Group', isPlain: true },
  ),
  anEntity('jo', {}, { kind: 'User', isPlain: true }),
];

function setup(rights: Partial<Rights> = {}, entities = ENTITIES) {
  let now = 0;
  const world = new FleetWorld(entities, () => now);
  const allRights: Rights = {
    reads: new Set(entities.map(entity => stringifyEntityRef(entity))),
    decision: { result: AuthorizeResult.ALLOW },
    seesClusters: false,
    ownershipEntityRefs: [JO, 'group:default/b'],
    ...rights,
  };
  world.rights.set(JO, allRights);
  const access = new FleetAccess(world.options);
  return {
    world,
    access,
    pass: (ms: number) => {
      now += ms;
    },
    async names(scope: FleetScope = { type: 'all' }) {
      const grant = await access.authorize(aCaller(JO), scope, undefined);
      return [...grant.services.keys()].map(ref => ref.split('/')[1]).sort();
    },
  };
}

/** Every second one is public. */
const threeThousand = () =>
  Array.from({ length: 3_000 }, (_, number) =>
    anEntity(`${number % 2 ? 'public' : 'own'}-${number}`),
  );

/** Only the catalog can apply it. */
const IN_TIER = conditionally('IS_IN_TIER', { tiers: ['1'] });

/** As a client of Backstage rejects. */
const answered = (status: number) =>
  ResponseError.fromResponse(new Response('{}', { status }));

const of = (entityRef: string): FleetScope => ({ type: 'of', entityRef });

describe('FleetAccess', () => {
  it('grants the services that the caller can read, with what the pages show of them', async () => {
    const { access } = setup({ reads: new Set(['component:default/shop']) });
    const grant = await access.authorize(aCaller(JO), { type: 'all' }, 'x');
    expect([...grant.services.values()]).toEqual([
      {
        entityRef: 'component:default/shop',
        subject: expect.any(String),
        title: 'The shop',
        owner: 'group:default/a',
        system: 'system:default/sales',
        lifecycle: 'production',
      },
    ]);
    expect(grant).toMatchObject({ isTruncated: false, seesAllClusters: false });
  });

  it('refuses a caller without the permission for any of them, and names it', async () => {
    const { names } = setup({ decision: { result: AuthorizeResult.DENY } });
    await expect(names()).rejects.toThrow('kubernetes.resources.read');
  });

  it('applies conditions of the catalog without asking for each entity', async () => {
    const { names, world } = setup({ decision: OWNERS_ONLY });
    expect(await names()).toEqual(['shop']);
    // For the clusters.
    expect(world.calls.authorize).toBe(1);
  });

  it.each<[string, Parameters<typeof conditionally>[1]]>([
    ['HAS_LABEL', { label: 'public' }],
    ['HAS_ANNOTATION', { annotation: 'example.com/public' }],
    ['HAS_SPEC', { key: 'type', value: 'website' }],
  ])(
    'asks for none of 3,000 entities that %s decides',
    async (rule, params) => {
      const { names, world } = setup(
        { decision: conditionally(rule, params) },
        threeThousand(),
      );
      expect(await names()).toHaveLength(1_500);
      expect(world.calls).toEqual({
        authorizeConditional: 1,
        // For the clusters.
        authorize: 1,
        streamEntities: 3,
      });
    },
  );

  it.each<[string, Parameters<typeof conditionally>[1]]>([
    ['HAS_SPEC', { key: 'tier', value: '1' }],
    ['IS_IN_TIER', { tiers: ['1'] }],
  ])(
    'asks many at a time for 3,000 entities where only the catalog can apply %s',
    async (rule, params) => {
      const { names, world } = setup(
        { decision: conditionally(rule, params) },
        threeThousand(),
      );
      const found = await names();
      expect(found).toHaveLength(1_500);
      expect(found.every(name => name.startsWith('public'))).toBe(true);
      expect(world.calls.streamEntities).toBe(3);
      expect(world.calls.authorize).toBeLessThanOrEqual(3 * 17 + 1);
      // Once more what was granted, as it may have been edited meanwhile.
      expect(world.calls.getEntitiesByRefs).toBeLessThanOrEqual(3 * 17);
    },
  );

  it.each<[string, FleetScope, readonly string[]]>([
    ['the caller', { type: 'mine' }, ['cart', 'public-site']],
    ['a System', of('system:default/sales'), ['cart', 'shop']],
    ['a Domain', of('domain:default/eu'), ['cart', 'shop']],
    [
      'a Domain with a Domain in it',
      of('domain:default/web'),
      ['cart', 'public-site', 'shop'],
    ],
    ['a Group', of('group:default/b'), ['cart']],
    ['a Group of groups', of('Group:default/org'), ['cart', 'shop']],
    ['a User', of('user:default/jo'), ['public-site']],
  ])('knows the services of %s', async (_what, scope, expected) => {
    expect(await setup().names(scope)).toEqual(expected);
  });

  it('finds nothing through a system that the caller cannot read', async () => {
    const { names } = setup({
      reads: new Set([
        'component:default/shop',
        'domain:default/web',
        'domain:default/eu',
      ]),
    });
    expect(await names(of('domain:default/web'))).toEqual([]);
  });

  it('refuses a service what only users have', async () => {
    const { access } = setup();
    const service = { credentials: mockCredentials.service() };
    await expect(
      access.authorize(service, { type: 'mine' }, undefined),
    ).rejects.toThrow();
  });

  it('remembers a grant for a few seconds, for one token and scope', async () => {
    const { access, pass, world } = setup();
    const ask = (token: string, scope: FleetScope = { type: 'all' }) =>
      access.authorize(aCaller(JO), scope, token);
    await Promise.all([ask('one'), ask('one')]);
    await ask('one');
    expect(world.calls.authorizeConditional).toBe(1);
    await ask('two');
    await ask('one', { type: 'mine' });
    expect(world.calls.authorizeConditional).toBe(3);
    pass(5_001);
    await ask('one');
    expect(world.calls.authorizeConditional).toBe(4);
  });

  it('shares no grant between users, even if a proxy gives all of them one token', async () => {
    const { access, world } = setup();
    world.rights.set('user:default/kim', {
      reads: new Set(),
      decision: { result: AuthorizeResult.ALLOW },
      seesClusters: false,
      ownershipEntityRefs: [],
    });
    const servicesOf = async (user: string) =>
      (await access.authorize(aCaller(user), { type: 'all' }, 'one')).services;
    expect((await servicesOf(JO)).size).toBeGreaterThan(0);
    expect((await servicesOf('user:default/kim')).size).toBe(0);
  });

  it('grants nothing that its author changes between the reading and the decision', async () => {
    const { access, world } = setup({
      decision: IN_TIER,
    });
    const before = world.entities;
    const { authorize } = world.options.permissions;
    let edit = () => {};
    jest
      .spyOn(world.options.permissions, 'authorize')
      .mockImplementation(async (requests, options) => {
        if (requests.some(({ resourceRef }) => resourceRef)) edit();
        return authorize(requests, options);
      });
    const granted = async () => [
      ...(
        await access.authorize(aCaller(JO), { type: 'all' }, undefined)
      ).services.keys(),
    ];
    expect(await granted()).toEqual(['component:default/public-site']);
    edit = () => {
      world.entities = before.map(entity => ({
        ...entity,
        relations: [{ type: 'ownedBy', targetRef: 'group:default/next' }],
      }));
    };
    expect(await granted()).toEqual([]);
    expect(await granted()).toEqual(['component:default/public-site']);
  });

  it('asks for no more than the services that are named', async () => {
    const { access, world } = setup({ decision: IN_TIER });
    const authorize = jest.spyOn(world.options.permissions, 'authorize');
    const entityRefs = [
      'Component:default/Public-Site',
      'component:default/public-site',
      'component:default/shop',
      'component:default/docs',
      'component:default/absent',
    ];
    const grant = await access.authorize(
      aCaller(JO),
      { type: 'named', entityRefs },
      undefined,
    );
    expect([...grant.services.keys()]).toEqual([
      'component:default/public-site',
    ]);
    expect(world.calls).toEqual({
      authorizeConditional: 1,
      // Once more what was granted, as it may have been edited meanwhile.
      getEntitiesByRefs: 2,
      authorize: 2,
    });
    const asked = authorize.mock.calls.flatMap(([requests]) =>
      requests.flatMap(({ resourceRef }) => resourceRef ?? []),
    );
    expect(asked).toEqual([
      'component:default/public-site',
      'component:default/shop',
    ]);
  });

  it('asks the catalog for each service once, however many are named', async () => {
    const { access, world } = setup();
    const asked = jest.spyOn(world.options.catalog, 'getEntitiesByRefs');
    const entityRefs = Array.from(
      { length: 150 },
      (_, at) => `component:default/absent-${at}`,
    );
    await access.authorize(
      aCaller(JO),
      { type: 'named', entityRefs },
      undefined,
    );
    const refs = asked.mock.calls.map(([request]) => request.entityRefs);
    expect(refs.map(({ length }) => length)).toEqual([100, 50]);
    expect(refs.flat()).toEqual(entityRefs);
  });

  it('asks the catalog nothing where no service is named', async () => {
    const { names, world } = setup();
    expect(await names({ type: 'named', entityRefs: [] })).toEqual([]);
    expect(world.calls.getEntitiesByRefs).toBeUndefined();
  });

  it('keeps the grant for all services while many are named', async () => {
    const { access, world } = setup();
    const ask = (scope: FleetScope) =>
      access.authorize(aCaller(JO), scope, 'one');
    await ask({ type: 'all' });
    for (let number = 0; number < 20; number += 1) {
      const entityRefs = [`component:default/s${number}`];
      await ask({ type: 'named', entityRefs });
    }
    await ask({ type: 'all' });
    expect(world.calls.authorizeConditional).toBe(21);
  });

  it('gives up on a catalog that hangs, and goes on when it answers again', async () => {
    jest.useFakeTimers();
    try {
      const { access, names, world } = setup();
      const { getEntitiesByRefs } = world.options.catalog;
      const catalog = jest
        .spyOn(world.options.catalog, 'getEntitiesByRefs')
        .mockReturnValue(new Promise(() => {}));
      const entityRefs = ['component:default/shop'];
      // More than are checked at a time: the last waits in the queue.
      const asked = Array.from({ length: 5 }, (_, number) =>
        access
          .authorize(aCaller(JO), { type: 'named', entityRefs }, `${number}`)
          .catch((error: Error) => error),
      );
      await jest.advanceTimersByTimeAsync(31_000);
      for (const error of await Promise.all(asked)) {
        expect(error).toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining('30 seconds'),
        });
      }
      catalog.mockImplementation(getEntitiesByRefs);
      expect(await names({ type: 'named', entityRefs })).toEqual(['shop']);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each<[string, () => Promise<Error>]>([
    ['an answer of 500', () => answered(500)],
    ['an answer of 503', () => answered(503)],
    ['no connection', async () => new TypeError('fetch failed')],
  ])(
    'says that Backstage can’t tell now what the caller may see after %s',
    async (_what, failure) => {
      for (const fail of [
        ({ options }: FleetWorld, error: Error) =>
          jest
            .spyOn(options.permissions, 'authorizeConditional')
            .mockRejectedValue(error),
        ({ options }: FleetWorld, error: Error) =>
          jest
            .spyOn(options.catalog, 'getEntityByRef')
            .mockRejectedValue(error),
      ]) {
        const { names, world } = setup();
        const error = await failure();
        fail(world, error);
        const said: unknown = await names(of('system:default/sales')).catch(
          each => each,
        );
        expect(said).toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining('which services you may see'),
          // It would be sent to the caller.
          cause: undefined,
        });
        expect(world.options.logger.warn).toHaveBeenCalledWith(
          expect.any(String),
          { error: expect.stringContaining(error.message) },
        );
      }
    },
  );

  it('passes on what else Backstage says', async () => {
    const { names, world } = setup();
    const error = await answered(401);
    jest
      .spyOn(world.options.permissions, 'authorizeConditional')
      .mockRejectedValue(error);
    await expect(names()).rejects.toBe(error);
  });

  it('says who may see all clusters', async () => {
    const { access } = setup({ seesClusters: true });
    const grant = await access.authorize(aCaller(JO), { type: 'all' }, 'x');
    expect(grant.seesAllClusters).toBe(true);
  });
});
