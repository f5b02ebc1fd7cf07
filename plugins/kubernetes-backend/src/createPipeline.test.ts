import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthProvider,
  ClusterProvider,
  NamespacePolicy,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { readConfig } from './config';
import { createPipeline, PipelineOptions } from './createPipeline';

const named = <T>(id: string) => ({ id } as T);

const clusters = (
  id: string,
  getClusters: ClusterProvider['getClusters'],
): ClusterProvider => ({ id, ttlMs: 60_000, getClusters });

describe('createPipeline', () => {
  const closes: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });

  function create(
    kubernetes: object,
    added: Partial<PipelineOptions> = {},
  ): ReturnType<typeof createPipeline> & { readonly problems: string[] } {
    const rootConfig = mockServices.rootConfig({ data: { kubernetes } });
    const problems: string[] = [];
    const created = createPipeline({
      config: readConfig(rootConfig, () => undefined),
      clusterProviders: [],
      authProviders: [],
      serviceLocators: [],
      userInfo: mockServices.userInfo.mock(),
      rootConfig,
      getClusterEntities: async () => [],
      onProviderProblem: ({ provider, message }) =>
        problems.push(`${provider}: ${message}`),
      onFault: () => undefined,
      ...added,
    });
    closes.push(created.close);
    return { ...created, problems };
  }

  it.each<[string, string, Partial<PipelineOptions>]>([
    [
      'auth providers, also one that is built in',
      "There is more than one auth provider with the id 'serviceAccount'.",
      { authProviders: [named<AuthProvider>('serviceAccount')] },
    ],
    [
      'service locators',
      "There is more than one service locator with the id 'own'.",
      {
        serviceLocators: [
          named<ServiceLocator>('own'),
          named<ServiceLocator>('own'),
        ],
      },
    ],
    [
      'namespace policies',
      "There is more than one namespace policy with the id 'own'.",
      {
        namespacePolicies: [
          named<NamespacePolicy>('own'),
          named<NamespacePolicy>('own'),
        ],
      },
    ],
  ])('refuses two %s of one id', (_, message, added) => {
    expect(() => create({}, added)).toThrow(message);
  });

  it('names the service locators there are, added ones too, where one is unknown', () => {
    expect(() =>
      create(
        { serviceLocatorMethod: { type: 'byTeam' } },
        { serviceLocators: [named<ServiceLocator>('byOwner')] },
      ),
    ).toThrow(
      /kubernetes\.serviceLocatorMethod\.type: there is no service locator 'byTeam'; use one of .*multiTenant.*byOwner, or add one through kubernetesServiceLocatorExtensionPoint/,
    );
  });

  it('takes a service locator that a module adds', () => {
    expect(() =>
      create(
        { serviceLocatorMethod: { type: 'byOwner' } },
        { serviceLocators: [named<ServiceLocator>('byOwner')] },
      ),
    ).not.toThrow();
  });

  it('counts the clusters of configuration and modules, and reports a provider that fails', async () => {
    const { countClusters, problems } = create(
      {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'eu',
                url: 'https://127.0.0.1:1',
                authProvider: 'serviceAccount',
                serviceAccountToken: 'token',
              },
            ],
          },
        ],
      },
      {
        clusterProviders: [
          clusters('fleet', async () => [
            {
              name: 'us',
              url: 'https://127.0.0.1:1',
              authMetadata: { serviceAccountToken: 'token' },
              authProvider: 'serviceAccount',
            },
          ]),
          clusters('broken', async () => {
            throw new Error('The registry is down');
          }),
        ],
      },
    );
    await expect(countClusters()).resolves.toBe(2);
    expect(problems).toEqual([
      expect.stringMatching(/^broken: .*The registry is down/),
    ]);
  });

  it('tells metrics of no cluster before one was asked', () => {
    const { gaugeSources } = create({});
    expect([...gaugeSources.clusters()]).toEqual([]);
    expect([...gaugeSources.subscriptions()]).toEqual([]);
  });

  it.each([
    [['shipped'], undefined, true],
    // What a cluster names itself is all that is read of it.
    [['shipped'], [{ group: 'a.com', apiVersion: 'v1', plural: 'as' }], false],
    [undefined, undefined, false],
  ])(
    'with customResources %j, and %j of a cluster, more types may be found: %s',
    (forAll, customResources, expected) => {
      const { pipeline } = create({ customResources: forAll });
      const cluster = {
        ...{ name: 'eu', url: 'https://eu', authProvider: 'x' },
        ...{ authMetadata: {}, customResources },
      };
      expect(pipeline.discoversTypes(cluster)).toBe(expected);
    },
  );
});
