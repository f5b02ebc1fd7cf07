import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Simulator } from '@internal/cluster-simulator';
import {
  FLEET_NODE_POOLS,
  fleetFailureListSchema,
  FleetServiceList,
  fleetServiceListSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, questionsTo, SHOP, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import {
  conditionally,
  FleetWorld,
  Rights,
} from '../fleet/__testUtils__/fleetWorld';
import { inThisThread } from '../fleet/__testUtils__/inThisThread';
import { FLEET_ROUTES } from './createRouter';

const OWNER = 'user:default/owner';
const BLIND = 'user:default/blind';
const DENIED = 'user:default/denied';
const PLATFORM = 'user:default/platform';
const LABELS = { 'app.kubernetes.io/version': '2.1' };

const SHOP_ENTITY = anEntity('shop');
const ENTITIES = [
  {
    ...SHOP_ENTITY,
    relations: [{ type: 'ownedBy', targetRef: OWNER }],
  },
  anEntity('secret', { 'backstage.io/kubernetes-id': 'secret' }),
];
const ALL = new Set(['component:default/shop', 'component:default/secret']);
const ALLOW = { result: AuthorizeResult.ALLOW } as const;

/** What the catalog and the policy say to each. */
const world = new FleetWorld(ENTITIES);
const everything: Rights = {
  reads: ALL,
  decision: ALLOW,
  seesClusters: true,
  ownershipEntityRefs: [],
};
const RIGHTS: Readonly<Record<string, Rights>> = {
  // Backstage itself, for the index.
  '': everything,
  [PLATFORM]: everything,
  [BLIND]: { ...everything, reads: new Set(), seesClusters: false },
  [DENIED]: { ...everything, decision: { result: AuthorizeResult.DENY } },
  [OWNER]: {
    reads: ALL,
    decision: conditionally('IS_ENTITY_OWNER', { claims: [OWNER] }),
    seesClusters: false,
    ownershipEntityRefs: [OWNER],
  },
};
Object.entries(RIGHTS).forEach(([user, rights]) =>
  world.rights.set(user, rights),
);

const catalog = createServiceFactory({
  service: catalogServiceRef,
  deps: {},
  factory: () => Object.assign(Object.create(null), world.options.catalog),
});
const permissions = mockServices.permissions.mock(world.options.permissions);
const auditor = mockServices.auditor.mock();
const userInfo = mockServices.userInfo.mock(world.options.userInfo);

/** A query for services that are not there. */
function refs(count: number): string {
  return Array.from(
    { length: count },
    (_, number) => `ref=component:default/absent-${number}`,
  ).join('&');
}

describe('the routes of the fleet', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const success = jest.fn(async () => {});
  const fail = jest.fn(async () => {});
  beforeAll(() => auditor.createEvent.mockResolvedValue({ success, fail }));

  async function start(kubernetes: { fleet?: object }): Promise<void> {
    simulator = await startFleet('eu', 'us', 'hidden');
    const [eu, , hidden] = simulator.clusters;
    const crashing = { name: 'web-1', namespace: 'shop' };
    put(eu, {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: 'node-1',
        labels: {
          'example.com/pool': 'spot',
          'eks.amazonaws.com/nodegroup': 'b',
        },
      },
    });
    hidden.grantToken(hidden.tokens.reader, 'limited');
    put(
      eu,
      aPod({ ...crashing, labels: { ...SHOP, ...LABELS } })
        .crashLooping({ exitCode: 1 })
        .build(),
    );
    hidden.delete({ kind: 'Pod', namespace: 'shop', name: 'web-hidden' });
    put(
      hidden,
      aPod({
        ...crashing,
        labels: { 'backstage.io/kubernetes-id': 'secret' },
      })
        .crashLooping({ exitCode: 1 })
        .build(),
    );
    backend = await startBackend({
      simulator,
      catalog,
      kubernetes: JSON.parse(JSON.stringify(kubernetes)),
      features: [permissions.factory, userInfo.factory, auditor.factory],
      testOverrides: { startFleetWorker: inThisThread },
    });
  }

  function ask(route: string, user: string | undefined): Promise<Response> {
    const authorization = user
      ? mockCredentials.user.header(user)
      : mockCredentials.none.header();
    return backend.get(`..${route.replace('/v1', '')}`, {
      headers: { authorization },
    });
  }

  describe('where the index is on', () => {
    beforeAll(async () => {
      await start({
        fleet: { nodePools: true, nodePoolLabels: ['example.com/pool'] },
      });
      const giveUpAt = Date.now() + 30_000;
      let list: FleetServiceList | undefined;
      const isJudged = () =>
        list?.services.every(({ state }) => state === 'failing') &&
        list.services.length === 2 &&
        list.services.some(({ cells }) =>
          cells[0].nodePools?.includes('spot'),
        ) &&
        list.clusters.every(({ sight }) => sight === 'live');
      while (!isJudged() && Date.now() < giveUpAt) {
        await new Promise(resolve => setTimeout(resolve, 200));
        const response = await ask('/v1/fleet/services', PLATFORM);
        list = fleetServiceListSchema.parse(await response.json());
      }
    });

    afterAll(async () => {
      await backend.stop();
      await simulator.stop();
    });

    it('say how each service does in each cluster', async () => {
      const response = await ask('/v1/fleet/services', OWNER);
      const list = fleetServiceListSchema.parse(await response.json());
      expect(list.services).toEqual([
        {
          entityRef: 'component:default/shop',
          owner: OWNER,
          lifecycle: 'production',
          state: 'failing',
          cells: [
            {
              cluster: 'eu',
              state: 'failing',
              pods: 2,
              ready: 1,
              since: expect.any(String),
              headline: 'Crashes at start',
              classes: ['ApplicationError'],
              versions: ['2.1'],
              nodePools: ['spot'],
            },
            { cluster: 'us', state: 'healthy', pods: 1, ready: 1 },
          ],
        },
      ]);
      expect(list.clusters.map(({ name }) => name)).toEqual(['eu', 'us']);
    });

    it('say how up to a hundred services by name do, and leave out what the user may not see', async () => {
      const named = async (user: string, query: string) => {
        const response = await ask(`/v1/fleet/services?${query}`, user);
        const list = fleetServiceListSchema.parse(await response.json());
        return {
          services: list.services.map(({ entityRef }) => entityRef),
          clusters: list.clusters.map(({ name }) => name),
        };
      };
      const shop = 'component:default/shop';
      const secret = 'component:default/secret';
      expect(await named(OWNER, `ref=${shop}`)).toEqual({
        services: [shop],
        clusters: ['eu', 'us'],
      });
      const query = `ref=${shop}&ref=${secret}&${refs(98)}`;
      expect((await named(OWNER, query)).services).toEqual([shop]);
      expect((await named(PLATFORM, query)).services.sort()).toEqual([
        secret,
        shop,
      ]);
      expect(await named(OWNER, `ref=${secret}`)).toEqual({
        services: [],
        clusters: [],
      });
    });

    it('rank the failures', async () => {
      const response = await ask('/v1/fleet/failures', PLATFORM);
      const list = fleetFailureListSchema.parse(await response.json());
      expect(list.states).toEqual({ failing: 2 });
      expect(list.failures).toEqual([
        expect.objectContaining({
          class: 'ApplicationError',
          count: 2,
          byCluster: { eu: 1, hidden: 1 },
          // In the second cluster nodes may not be listed.
          byNodePool: { spot: 1, [FLEET_NODE_POOLS.unknown]: 1 },
        }),
      ]);
    });

    it('name pools of services that the caller may see, and no node', async () => {
      const texts = await Promise.all(
        FLEET_ROUTES.map(async ({ path }) => (await ask(path, OWNER)).text()),
      );
      for (const text of texts) {
        expect(text).toContain('spot');
        expect(text).not.toContain(FLEET_NODE_POOLS.unknown);
        expect(text).not.toContain('node-1');
      }
    });

    it('tell those who run the clusters which Help is opened, and whether it helps', async () => {
      const post = (path: string) =>
        backend.get(`../help/ApplicationError${path}`, { method: 'POST' });
      await post('');
      await post('/answers/no');
      const helpFor = async (user: string) => {
        const response = await ask('/v1/fleet/failures', user);
        const list = fleetFailureListSchema.parse(await response.json());
        return list.failures.map(({ help }) => help);
      };
      expect(await helpFor(PLATFORM)).toEqual([
        { opened: 1, helped: 0, notHelped: 1 },
      ]);
      expect(await helpFor(OWNER)).toEqual([undefined]);
    });

    it.each([
      ['services', { scope: 'all' }],
      ['services?scope=mine', { scope: 'mine' }],
      [
        'services?of=group:default/a',
        { scope: 'of', entityRef: 'group:default/a' },
      ],
      ['services?ref=component:default/shop', { scope: 'named', services: 1 }],
      ['failures', { scope: 'all' }],
    ])('are in the audit log: %s', async (query, meta) => {
      jest.clearAllMocks();
      await ask(`/v1/fleet/${query}`, OWNER);
      const [route] = query.split('?');
      expect(auditor.createEvent.mock.calls).toEqual([
        [
          {
            ...{ eventId: `fleet-${route}-read`, severityLevel: 'low', meta },
            request: expect.objectContaining({ path: `/v1/fleet/${route}` }),
          },
        ],
      ]);
      expect([...success.mock.calls, ...fail.mock.calls]).toHaveLength(1);
      // Neither what is found nor what is hidden from the caller.
      expect(success.mock.calls.flat()).toEqual([]);
    });

    it('are in the audit log when they are refused', async () => {
      jest.clearAllMocks();
      await ask('/v1/fleet/services', DENIED);
      expect(success).not.toHaveBeenCalled();
      expect(fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    });

    it('ask no cluster', async () => {
      const count = () =>
        simulator.clusters.reduce((sum, each) => sum + questionsTo(each), 0);
      const before = count();
      await ask('/v1/fleet/services?scope=mine', OWNER);
      await ask('/v1/fleet/failures', OWNER);
      expect(count()).toBe(before);
    });

    it.each([
      ['?scope=some', 'scope'],
      ['?of=shop', 'KIND:NAMESPACE/NAME'],
      ['?of=component:default/shop', 'no System'],
      ['?of=group:default/a&scope=mine', 'does not go with scope'],
      ['?ref=shop', 'ref'],
      ['?ref=component:default/shop&scope=mine', 'does not go with scope'],
      ['?ref=component:default/shop&of=group:default/a', 'does not go with'],
      ['?ref[a]=component:default/shop', 'ref'],
      [`?${refs(101)}`, 'ref'],
      ['?other=1', 'other'],
    ])('refuse %s', async (query, word) => {
      const response = await ask(`/v1/fleet/services${query}`, OWNER);
      expect(response.status).toBe(400);
      expect((await response.json()).error.message).toContain(word);
    });

    describe.each(FLEET_ROUTES.map(({ path }) => path))('%s', route => {
      it('rejects unauthenticated callers', async () => {
        expect((await ask(route, undefined)).status).toBe(401);
      });

      it('refuses a user without the permission for any entity, and names it', async () => {
        const response = await ask(route, DENIED);
        expect(response.status).toBe(403);
        const { error } = await response.json();
        expect(error.message).toContain('kubernetes.resources.read');
      });

      it('says nothing of what the user may not see', async () => {
        const [own, blind] = await Promise.all(
          [OWNER, BLIND].map(async user => (await ask(route, user)).text()),
        );
        expect(own).toMatch(/shop/);
        expect(own).not.toMatch(/secret|hidden/);
        expect(blind).not.toMatch(
          /shop|secret|"eu"|"us"|hidden|ApplicationError/,
        );
        expect(await (await ask(route, PLATFORM)).text()).toMatch(/hidden/);
      });

      it('is open to a service', async () => {
        const response = await backend.get(`..${route.replace('/v1', '')}`, {
          headers: { authorization: mockCredentials.service.header() },
        });
        expect(response.status).toBe(200);
      });
    });
  });

  it('say that the index is off where it is, to those who are signed in', async () => {
    await start({});
    for (const { path } of FLEET_ROUTES) {
      const response = await ask(path, OWNER);
      expect(response.status).toBe(404);
      expect((await response.json()).error.message).toContain(
        'kubernetes.fleet',
      );
      expect((await ask(path, undefined)).status).toBe(401);
    }
    await backend.stop();
    await simulator.stop();
  });
});
