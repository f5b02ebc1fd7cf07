import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { Simulator } from '@internal/cluster-simulator';
import { aDeployment } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, questionsTo, SHOP, startFleet } from '../__testUtils__/fleet';
import { isHello } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { PLATFORM_ROUTES, ROUTES } from './createRouter';

const ALLOWED_USER = 'user:default/allowed';
const DENIED_USER = 'user:default/denied';
const BLIND_USER = 'user:default/blind';

/** Which entities the catalog shows to whom: `blind` sees none. */
const catalog = createServiceFactory({
  service: catalogServiceRef,
  deps: {},
  factory: () => {
    const mock = catalogServiceMock({ entities: [anEntity('shop')] });
    return {
      ...mock,
      getEntityByRef: async (ref, { credentials }) =>
        JSON.stringify(credentials).includes(BLIND_USER)
          ? undefined
          : mock.getEntityByRef(ref, { credentials }),
    };
  },
});

const permissions = mockServices.permissions.mock({
  authorize: async (requests, { credentials }) =>
    requests.map(() => ({
      result: JSON.stringify(credentials).includes(DENIED_USER)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    })),
});

function requestPath(route: string, entity: string): string {
  return route
    .replace(/:name\/logs$/, '$&?pods=one/shop/web-one')
    .replace('/v1/entities/', '')
    .replace(':kind', 'component')
    .replace(':namespace', 'default')
    .replace(':name', entity)
    .replace(':cluster', 'one')
    .replace(':resource/:objectNamespace/:object', 'deployments.apps/shop/web')
    .replace(':podNamespace', 'shop')
    .replace(':pod', 'web-one');
}

describe('who may see what', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one');
    const [cluster] = simulator.clusters;
    const deployment = { name: 'web', namespace: 'shop', labels: SHOP };
    put(cluster, aDeployment(deployment).build());
    backend = await startBackend({
      simulator,
      catalog,
      features: [permissions.factory],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function ask(path: string, authorization: string) {
    const before = questionsTo(simulator.cluster('one'));
    const controller = new AbortController();
    const response = await backend.get(path, {
      headers: { authorization },
      signal: controller.signal,
    });
    const answer = response.ok
      ? { status: response.status, error: undefined }
      : { status: response.status, error: (await response.json()).error };
    controller.abort();
    return {
      ...answer,
      asked: questionsTo(simulator.cluster('one')) - before,
    };
  }

  // Every new route gets these tests too.
  describe.each(ROUTES.map(({ path }) => path))('%s', route => {
    const shop = requestPath(route, 'shop');

    it('rejects unauthenticated callers', async () => {
      for (const header of [
        mockCredentials.none.header(),
        mockCredentials.user.invalidHeader(),
      ]) {
        expect(await ask(shop, header)).toMatchObject({
          status: 401,
          asked: 0,
        });
      }
    });

    it('does not tell an entity that may not be seen from one that is not there', async () => {
      const blind = mockCredentials.user.header(BLIND_USER);
      const hidden = await ask(shop, blind);
      const absent = await ask(
        requestPath(route, 'absent'),
        mockCredentials.user.header(ALLOWED_USER),
      );

      expect(hidden).toMatchObject({ status: 404, asked: 0 });
      expect(absent).toMatchObject({ status: 404, asked: 0 });
      expect(hidden.error.message.replace('shop', 'X')).toBe(
        absent.error.message.replace('absent', 'X'),
      );
    });

    it('asks no cluster without the permission, and names it', async () => {
      const denied = await ask(shop, mockCredentials.user.header(DENIED_USER));
      expect(denied).toMatchObject({ status: 403, asked: 0 });
      expect(denied.error.message).toContain('kubernetes.resources.read');
    });
  });

  describe.each(PLATFORM_ROUTES.map(({ path }) => path))('%s', route => {
    const path = `../..${route.replace(':cluster', 'one')}`;

    it('is open to a user with the permission, and to a service', async () => {
      const user = await ask(path, mockCredentials.user.header(ALLOWED_USER));
      const service = await ask(path, mockCredentials.service.header());
      expect([user.status, service.status]).toEqual([200, 200]);
    });

    it('rejects unauthenticated callers', async () => {
      for (const header of [
        mockCredentials.none.header(),
        mockCredentials.user.invalidHeader(),
      ]) {
        expect(await ask(path, header)).toMatchObject({
          status: 401,
          asked: 0,
        });
      }
    });

    it('asks no cluster without the permission, and names it', async () => {
      const denied = await ask(path, mockCredentials.user.header(DENIED_USER));
      expect(denied).toMatchObject({ status: 403, asked: 0 });
      expect(denied.error.message).toContain('podlight.clusters.read');
    });
  });

  // After the refusals: a stream that was let in may ask its clusters for a moment longer.
  describe.each(ROUTES.map(({ path }) => path))('%s', route => {
    const shop = requestPath(route, 'shop');

    it('is open to a user who may see the entity, and to a service', async () => {
      const user = await ask(shop, mockCredentials.user.header(ALLOWED_USER));
      const service = await ask(shop, mockCredentials.service.header());
      expect([user.status, service.status]).toEqual([200, 200]);
    });

    it('asks for the permission on that entity with the credentials of the caller', async () => {
      permissions.authorize.mockClear();
      const userEntityRef = `user:default/asks-${ROUTES.findIndex(
        ({ path }) => path === route,
      )}`;
      await ask(shop, mockCredentials.user.header(userEntityRef));
      expect(permissions.authorize).toHaveBeenCalledWith(
        [
          {
            permission: expect.objectContaining({
              type: 'resource',
              name: 'kubernetes.resources.read',
              resourceType: 'catalog-entity',
            }),
            resourceRef: 'component:default/shop',
          },
        ],
        {
          credentials: expect.objectContaining({
            principal: { type: 'user', userEntityRef },
          }),
        },
      );
    });
  });

  it('offers its permissions to policies', async () => {
    const response = await backend.get(
      '../../.well-known/backstage/permissions/metadata',
    );
    expect(await response.json()).toMatchObject({
      permissions: [
        {
          name: 'kubernetes.resources.read',
          type: 'resource',
          resourceType: 'catalog-entity',
        },
        { name: 'podlight.clusters.read', type: 'basic' },
        {
          name: 'podlight.logs.unscrubbed.read',
          type: 'resource',
          resourceType: 'catalog-entity',
          attributes: {},
        },
      ],
    });
  });

  it('writes no entity reference in other case as another entity', async () => {
    const stream = await backend.follow('Component/DEFAULT/Shop/live');
    const hello = await stream.next(isHello);
    stream.leave();
    expect(hello.entityRef).toBe('component:default/shop');
  });
});
