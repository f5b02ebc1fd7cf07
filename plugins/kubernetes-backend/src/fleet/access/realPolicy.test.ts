import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionFactory,
  createPermissionRule,
  PermissionPolicy,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  kubernetesClustersReadPermission,
  kubernetesPermissions,
  kubernetesResourcesReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod/v3';
import { FleetAccess } from './FleetAccess';
import { FleetScope } from './scopeFilters';
import { startTestBackend } from '../../__testUtils__/startTestBackend';

/** The catalog starts, and stitches its entities. */
jest.setTimeout(120_000);

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const LOCATION = 'url:https://git.example.com/catalog.yaml';

/** As an adopter would add one. */
const isInTier = createPermissionRule({
  name: 'IS_IN_TIER',
  description: 'Allow entities of a tier',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ tier: z.string() }),
  apply: ({ spec }, { tier }) => spec?.tier === tier,
  toQuery: ({ tier }) => ({ key: 'spec.tier', values: [tier] }),
});
const inTier = createConditionFactory(isInTier);

/** What the policy permits by name of the user, of Kubernetes resources. */
const CONDITIONS = {
  owner: catalogConditions.isEntityOwner({ claims: ['group:default/b'] }),
  labelled: catalogConditions.hasLabel({ label: 'public' }),
  otherwiseLabelled: catalogConditions.hasLabel({ label: 'PUBLIC' }),
  annotated: catalogConditions.hasAnnotation({
    annotation: 'backstage.io/kubernetes-id',
    value: 'cart',
  }),
  typed: catalogConditions.hasSpec({ key: 'type', value: 'website' }),
  untyped: {
    not: catalogConditions.hasSpec({ key: 'type', value: 'website' }),
  },
  tiered: inTier({ tier: '1' }),
  ownerInTier: {
    allOf: [
      catalogConditions.isEntityOwner({ claims: ['group:default/b'] }),
      { not: inTier({ tier: '1' }) },
    ],
  },
} satisfies Record<
  string,
  Parameters<typeof createCatalogConditionalDecision>[1]
>;

function anEntity(name: string, owner: string, isPublic = false): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/kubernetes-id': name,
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
      },
      labels: isPublic ? { public: 'yes' } : {},
    },
    spec: {
      type: isPublic ? 'website' : 'service',
      tier: isPublic ? '1' : '2',
      owner,
      lifecycle: 'production',
    },
  };
}

const ENTITIES = [
  anEntity('shop', 'group:default/a'),
  anEntity('cart', 'group:default/b'),
  anEntity('site', 'group:default/b', true),
];

/** As an adopter would write it: a decision for each user and permission. */
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    const name = user?.info.userEntityRef.split('/')[1];
    if (isPermission(permission, kubernetesClustersReadPermission)) {
      return name === 'platform' ? ALLOW : DENY;
    }
    if (!isResourcePermission(permission, 'catalog-entity')) return ALLOW;
    const isTab = isPermission(permission, kubernetesResourcesReadPermission);
    if (name === 'platform') return ALLOW;
    if (name === 'reader') {
      return isTab
        ? ALLOW
        : createCatalogConditionalDecision(
            permission,
            catalogConditions.isEntityOwner({ claims: ['group:default/a'] }),
          );
    }
    if (!isTab) return ALLOW;
    const found = Object.entries(CONDITIONS).find(([each]) => each === name);
    return found
      ? createCatalogConditionalDecision(permission, found[1])
      : DENY;
  },
};

/** As the mock, but who asks on behalf of a user is known, as it really is. */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const mock = mockServices.auth({ pluginId: plugin.getId() });
    const actor = { subject: 'plugin:kubernetes' };
    return Object.assign(mock, {
      authenticate: async (token: string) => {
        const { principal } = await mockServices
          .auth({ pluginId: plugin.getId() })
          .authenticate(token);
        const known = JSON.parse(JSON.stringify(principal));
        return known.type === 'user'
          ? mockCredentials.user(known.userEntityRef, { actor })
          : mockCredentials.service(known.subject);
      },
    });
  },
});

describe('FleetAccess with Backstage’s own catalog and permission backend', () => {
  let access: FleetAccess | undefined;
  let stop: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        permissionPlugin,
        auth,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            catalog: { processingInterval: { hours: 1 } },
          },
        }),
        createBackendModule({
          pluginId: 'permission',
          moduleId: 'policy',
          register(env) {
            env.registerInit({
              deps: { policy: policyExtensionPoint },
              async init(deps) {
                deps.policy.setPolicy(policy);
              },
            });
          },
        }),
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'services',
          register(env) {
            env.registerInit({
              deps: {
                catalog: catalogProcessingExtensionPoint,
                permissionsRegistry: coreServices.permissionsRegistry,
              },
              async init({ catalog, permissionsRegistry }) {
                permissionsRegistry.addPermissionRules([isInTier]);
                catalog.addEntityProvider({
                  getProviderName: () => 'services',
                  connect: connection =>
                    connection.applyMutation({
                      type: 'full',
                      entities: ENTITIES.map(entity => ({
                        entity,
                        locationKey: 'services',
                      })),
                    }),
                });
              },
            });
          },
        }),
        createBackendPlugin({
          pluginId: 'kubernetes',
          register(env) {
            env.registerInit({
              deps: {
                catalog: catalogServiceRef,
                logger: coreServices.logger,
                permissions: coreServices.permissions,
                permissionsRegistry: coreServices.permissionsRegistry,
                userInfo: coreServices.userInfo,
              },
              async init({ permissionsRegistry, ...deps }) {
                permissionsRegistry.addPermissions(kubernetesPermissions);
                access = new FleetAccess({ ...deps, hashSubject: () => '' });
              },
            });
          },
        }),
      ],
    });
    stop = () => backend.stop();
    const giveUpAt = Date.now() + 60_000;
    while ((await seen('platform')).names.length < ENTITIES.length) {
      if (Date.now() > giveUpAt) throw new Error('The catalog has no entities');
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  });

  afterAll(() => stop());

  async function seen(user: string, scope: FleetScope = { type: 'all' }) {
    const userEntityRef = `user:default/${user}`;
    const credentials = mockCredentials.user(userEntityRef);
    const caller = { credentials, userEntityRef };
    const grant = await access?.authorize(caller, scope, undefined);
    const refs = [...(grant?.services.keys() ?? [])];
    return {
      names: refs.map(ref => ref.split('/')[1]).sort(),
      seesAllClusters: grant?.seesAllClusters,
    };
  }

  it.each([
    ['platform', ['cart', 'shop', 'site'], true],
    ['owner', ['cart', 'site'], false],
    ['reader', ['shop'], false],
    ['labelled', ['site'], false],
    ['otherwiseLabelled', ['site'], false],
    ['annotated', ['cart'], false],
    ['typed', ['site'], false],
    ['untyped', ['cart', 'shop'], false],
    ['tiered', ['site'], false],
    ['ownerInTier', ['cart'], false],
  ])('grants %s the services %j', async (user, names, seesAllClusters) => {
    expect(await seen(user)).toEqual({ names, seesAllClusters });
    const entityRefs = [...ENTITIES, anEntity('absent', 'group:default/a')].map(
      entity => stringifyEntityRef(entity),
    );
    expect(await seen(user, { type: 'named', entityRefs })).toEqual({
      names,
      seesAllClusters,
    });
    const one = {
      type: 'named',
      entityRefs: ['Component:default/Shop'],
    } as const;
    expect((await seen(user, one)).names).toEqual(
      names.filter(name => name === 'shop'),
    );
  });

  it('refuses who has the permission for none', async () => {
    await expect(seen('stranger')).rejects.toThrow('kubernetes.resources.read');
  });
});
