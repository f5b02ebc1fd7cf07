import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Simulator } from '@internal/cluster-simulator';
import {
  AuthProvider,
  ClusterProvider,
  FleetSource,
  kubernetesAuthProviderExtensionPoint,
  kubernetesClusterProviderExtensionPoint,
  kubernetesDiagnosisExtensionPoint,
  kubernetesFleetExtensionPoint,
  kubernetesServiceLocatorExtensionPoint,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  RuleSet,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { startFleet } from './__testUtils__/fleet';
import { isCluster } from './__testUtils__/isMessage';
import { configFor } from './__testUtils__/simulatorConfig';
import { startBackend, TestBackend } from './__testUtils__/startBackend';

interface Additions {
  readonly clusters?: readonly ClusterProvider[];
  readonly auth?: readonly AuthProvider[];
  readonly locators?: readonly ServiceLocator[];
  readonly rules?: readonly RuleSet[];
  readonly sources?: readonly FleetSource[];
}

function aModule({
  clusters = [],
  auth = [],
  locators = [],
  rules = [],
  sources = [],
}: Additions) {
  return createBackendModule({
    pluginId: 'kubernetes',
    moduleId: 'custom',
    register(env) {
      env.registerInit({
        deps: {
          clusterProviders: kubernetesClusterProviderExtensionPoint,
          authProviders: kubernetesAuthProviderExtensionPoint,
          serviceLocators: kubernetesServiceLocatorExtensionPoint,
          diagnosis: kubernetesDiagnosisExtensionPoint,
          fleet: kubernetesFleetExtensionPoint,
        },
        async init(points) {
          points.clusterProviders.addClusterProvider(...clusters);
          points.authProviders.addAuthProvider(...auth);
          points.serviceLocators.addServiceLocator(...locators);
          points.diagnosis.addRuleSet(...rules);
          points.fleet.addFleetSource(...sources);
        },
      });
    },
  });
}

describe('what modules add', () => {
  let simulator: Simulator;
  let backend: TestBackend | undefined;

  beforeAll(async () => {
    simulator = await startFleet('one', 'two');
  });

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  afterAll(() => simulator.stop());

  async function snapshot(test: TestBackend) {
    const response = await test.get('component/default/shop/snapshot');
    return serviceSnapshotSchema.parse(await response.json());
  }

  /** Tells of the simulator's second cluster; the first is in the configuration. */
  const inventory: ClusterProvider = {
    id: 'inventory',
    ttlMs: 60_000,
    getClusters: async () => {
      const { name, url, caData } = simulator.cluster('two');
      return [
        {
          name,
          url,
          authProvider: 'vault',
          authMetadata: { path: 'clusters/two' },
          tls: { caData },
        },
      ];
    },
  };

  const vault: AuthProvider = {
    id: 'vault',
    getCredential: async ({ cluster, principal }) => ({
      kind: 'bearerToken',
      token: simulator.cluster(cluster.name).tokens.reader,
      identity: `vault:${principal.userEntityRef}`,
    }),
  };

  function onlyOne() {
    const all = configFor(simulator);
    return {
      ...all,
      clusterLocatorMethods: JSON.parse(
        JSON.stringify(all.clusterLocatorMethods),
        (key, value) => (key === 'clusters' ? value.slice(0, 1) : value),
      ),
    };
  }

  it('stands beside what is built in', async () => {
    const named: string[] = [];
    const cautious: ServiceLocator = {
      id: 'cautious',
      locate: async ({ entity, clusters, principal }) => {
        named.push(`${entity.metadata.name} for ${principal.userEntityRef}`);
        return clusters;
      },
    };
    backend = await startBackend({
      kubernetes: {
        ...onlyOne(),
        serviceLocatorMethod: { type: 'cautious' },
      },
      features: [
        aModule({ clusters: [inventory], auth: [vault], locators: [cautious] }),
      ],
    });
    const { clusters } = await snapshot(backend);

    expect(
      clusters.map(({ cluster, state }) => [cluster, state.phase]),
    ).toEqual([
      ['one', 'live'],
      ['two', 'live'],
    ]);
    expect(named).toEqual(['shop for user:default/mock']);
  });

  it('shows the clusters of the others when a cluster provider fails, and says which', async () => {
    backend = await startBackend({
      kubernetes: onlyOne(),
      features: [
        aModule({
          clusters: [
            {
              id: 'broken',
              ttlMs: 60_000,
              getClusters: () => {
                throw new Error('inventory is down; token=abcdef');
              },
            },
          ],
        }),
      ],
    });
    const { hello, clusters } = await snapshot(backend);

    expect(clusters.map(({ state }) => state.phase)).toEqual(['live']);
    expect(hello.providerProblems).toEqual([
      {
        provider: 'broken',
        message: expect.stringMatching(/^Backstage admins can find/),
      },
    ]);
  });

  it('fails the one cluster whose credential cannot be had, in words that its provider has for viewers', async () => {
    backend = await startBackend({
      kubernetes: onlyOne(),
      features: [
        aModule({
          clusters: [inventory],
          auth: [
            {
              id: 'vault',
              getCredential: async () => {
                throw new NotAllowedError(
                  'Vault is sealed. Ask the platform team.',
                );
              },
            },
          ],
        }),
      ],
    });
    const { clusters } = await snapshot(backend);

    expect(clusters.map(({ state }) => state)).toEqual([
      expect.objectContaining({ phase: 'live' }),
      expect.objectContaining({
        phase: 'failed',
        reason: expect.objectContaining({
          code: 'credential',
          message: 'Vault is sealed. Ask the platform team.',
        }),
      }),
    ]);
  });

  it('fails the one cluster whose auth provider is not installed', async () => {
    backend = await startBackend({
      kubernetes: onlyOne(),
      features: [aModule({ clusters: [inventory] })],
    });
    const { clusters } = await snapshot(backend);

    expect(clusters[0].state.phase).toBe('live');
    expect(clusters[1].state).toMatchObject({
      reason: {
        code: 'misconfigured',
        message: expect.stringMatching(/^Backstage admins can find/),
      },
    });
  });

  it('does not wait with the others for an auth provider that hangs', async () => {
    backend = await startBackend({
      kubernetes: { ...onlyOne(), deadlines: { snapshotMs: 400 } },
      features: [
        aModule({
          clusters: [inventory],
          auth: [{ id: 'vault', getCredential: () => new Promise(() => {}) }],
        }),
      ],
    });
    const { clusters } = await snapshot(backend);
    expect(clusters.map(({ state }) => state.phase)).toEqual([
      'live',
      'failed',
    ]);
  });

  it('reports it when the clusters of an entity cannot be determined', async () => {
    const broken: ServiceLocator = {
      id: 'broken',
      locate: () => {
        throw new Error('the catalog is down');
      },
    };
    backend = await startBackend({
      kubernetes: { ...onlyOne(), serviceLocatorMethod: { type: 'broken' } },
      features: [aModule({ locators: [broken] })],
    });
    const response = await backend.get('component/default/shop/snapshot');
    const { error } = await response.json();

    expect(response.status).toBe(503);
    expect(error.message).toContain("'broken'");
    expect(error.message).not.toContain('the catalog is down');
  });

  it('lets an open stream start anew when the clusters of a service change', async () => {
    let located = 1;
    const moving: ServiceLocator = {
      id: 'moving',
      locate: async ({ clusters }) => clusters.slice(0, located),
    };
    backend = await startBackend({
      kubernetes: { ...onlyOne(), serviceLocatorMethod: { type: 'moving' } },
      features: [
        aModule({ clusters: [inventory], auth: [vault], locators: [moving] }),
      ],
      testOverrides: { intervals: { heartbeatMs: 60_000, reauthorizeMs: 100 } },
    });
    const stream = await backend.follow();
    await stream.next(isCluster('one'));
    located = 2;
    const messages = await stream.rest();

    expect(messages.filter(({ type }) => type === 'end')).toEqual([]);
    expect((await snapshot(backend)).clusters).toHaveLength(2);
  });

  it('cannot make a locator answer with clusters that do not exist', async () => {
    const inventive: ServiceLocator = {
      id: 'inventive',
      locate: async ({ clusters }) => [
        ...clusters,
        { ...clusters[0], name: 'invented' },
      ],
    };
    backend = await startBackend({
      kubernetes: {
        ...onlyOne(),
        serviceLocatorMethod: { type: 'inventive' },
      },
      features: [aModule({ locators: [inventive] })],
    });
    expect((await snapshot(backend)).clusters).toHaveLength(1);
  });

  it.each<[string, JsonObject, Additions, string]>([
    [
      'auth provider',
      {},
      { auth: [{ ...vault, id: 'serviceAccount' }] },
      "more than one auth provider with the id 'serviceAccount'",
    ],
    [
      'cluster provider that is added twice',
      {},
      { clusters: [inventory, inventory] },
      "more than one cluster provider with the id 'inventory'",
    ],
    [
      'unknown locator',
      { serviceLocatorMethod: { type: 'ours' } },
      {},
      "no service locator 'ours'; use one of",
    ],
    [
      'fleet source for a cluster',
      {},
      {
        sources: ['search', 'other'].map(id => ({
          ...{ id, clusters: ['one'], follow: async () => undefined },
        })),
      },
      "'search' and 'other' collide: 'search' has 'one' already",
    ],
    [
      'fleet source with the same id',
      {},
      {
        sources: ['one', 'two'].map(cluster => ({
          ...{ id: 'a', clusters: [cluster], follow: async () => undefined },
        })),
      },
      "more than one fleet source with the id 'a'",
    ],
    [
      'rule whose class has the name of another',
      {},
      {
        rules: [
          { id: 'memory', classes: { OOMKilled: { severity: 'error' } } },
        ],
      },
      "'memory': the class 'OOMKilled' is built in",
    ],
  ])(
    'refuses a second %s, and lets everything else start',
    async (_what, kubernetes, additions, words) => {
      const errors: string[] = [];
      const logger = mockServices.logger.mock({
        error: message => {
          errors.push(message);
        },
      });
      backend = await startBackend({
        kubernetes: { ...onlyOne(), ...kubernetes },
        features: [logger.factory, aModule(additions)],
      });
      const response = await backend.get('component/default/shop/snapshot');
      expect(response.status).toBe(503);
      expect(errors.join()).toContain(words);
    },
  );

  it('shows what rules of their own find, whatever becomes of other rules', async () => {
    const classes = { TeamLabelMissing: { severity: 'warning' as const } };
    const labels: RuleSet = {
      id: 'labels',
      classes,
      detectPod: () => [{ class: 'TeamLabelMissing' }],
    };
    const broken: RuleSet = {
      id: 'broken',
      classes: {},
      detectPod: () => {
        throw new Error('no such field');
      },
    };
    backend = await startBackend({
      kubernetes: onlyOne(),
      features: [aModule({ rules: [broken, labels] })],
    });
    const { clusters } = await snapshot(backend);

    expect(clusters[0].state.phase).toBe('live');
    expect(clusters[0].findings.map(finding => finding.class)).toContain(
      'TeamLabelMissing',
    );
  });
});
