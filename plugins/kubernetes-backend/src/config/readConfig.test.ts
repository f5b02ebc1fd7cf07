import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { createClusterProviders, KubeconfigStore } from '../clusters';
import { FileCache } from '../util/FileCache';
import { readConfig } from './readConfig';

function read(kubernetes: JsonObject | undefined) {
  const warnings: string[] = [];
  const config = readConfig(
    new ConfigReader(kubernetes ? { kubernetes } : {}),
    message => warnings.push(message),
  );
  return { config, warnings };
}

function readClusters(kubernetes: JsonObject) {
  const methods = read(kubernetes).config.clusterLocatorMethods ?? [];
  return Promise.all(
    createClusterProviders(methods, {
      kubeconfigs: new KubeconfigStore({ files: new FileCache() }),
      getEntities: async () => [],
      getGoogleToken: async () => ({ token: 'x' }),
    }).map(provider =>
      provider.getClusters({ signal: new AbortController().signal }),
    ),
  );
}

function withCluster(cluster: JsonObject): JsonObject {
  return {
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [{ name: 'one', url: 'https://one', ...cluster }],
      },
    ],
  };
}

describe('readConfig', () => {
  const ROLLOUTS = {
    group: 'argoproj.io',
    apiVersion: 'v1alpha1',
    plural: 'rollouts',
  };

  it.each<[given: JsonValue, named: object[] | undefined, isShipped: boolean]>([
    ['shipped', [], true],
    [['shipped', ROLLOUTS], [ROLLOUTS], true],
    [[ROLLOUTS], [ROLLOUTS], false],
  ])(
    'reads the APIs that are named, and whether all shipped ones are wanted: %j',
    (given, named, isShipped) => {
      const { config, warnings } = read({ customResources: given });
      expect(warnings).toEqual([]);
      expect(config.customResources).toEqual(named);
      expect(config.readsShippedResources ?? false).toBe(isShipped);
    },
  );

  it('starts with the configuration of an existing installation, and says what has no effect', async () => {
    const existing = {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorContinueOnError: true,
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              url: 'http://127.0.0.1:9999',
              name: 'minikube',
              authProvider: 'serviceAccount',
              skipTLSVerify: false,
              skipMetricsLookup: true,
              serviceAccountToken: 'abc',
              dashboardUrl: 'http://127.0.0.1:64713',
              dashboardApp: 'standard',
              caData: 'QUJD',
              caFile: '/ca.crt',
              customResources: [
                {
                  group: 'argoproj.io',
                  apiVersion: 'v1alpha1',
                  plural: 'rollouts',
                },
              ],
            },
            {
              url: 'https://gke',
              name: 'gke',
              authProvider: 'oidc',
              oidcTokenProvider: 'okta',
            },
          ],
        },
        { type: 'localKubectlProxy' },
      ],
      customResources: [
        { group: 'argoproj.io', apiVersion: 'v1alpha1', plural: 'rollouts' },
      ],
      objectTypes: ['pods', 'configmaps', 'deployments'],
      apiVersionOverrides: { cronjobs: 'v1beta1' },
      proxy: { middlewareCache: { maxSize: 100 } },
      frontend: { podDelete: { enabled: false } },
    };
    expect(read(existing).warnings).toEqual([
      expect.stringMatching(
        /^kubernetes\.clusterLocatorContinueOnError has no effect: /,
      ),
      expect.stringMatching(/^kubernetes\.proxy has no effect: /),
      expect.stringMatching(/^kubernetes\.frontend has no effect: /),
    ]);
    expect(await readClusters(existing)).toEqual([
      [
        {
          name: 'minikube',
          url: 'http://127.0.0.1:9999',
          authProvider: 'serviceAccount',
          authMetadata: { serviceAccountToken: 'abc' },
          tls: { caData: 'QUJD', caFile: '/ca.crt', skipVerify: false },
          dashboard: { app: 'standard', url: 'http://127.0.0.1:64713' },
          skipMetricsLookup: true,
          customResources: [
            {
              group: 'argoproj.io',
              apiVersion: 'v1alpha1',
              plural: 'rollouts',
            },
          ],
        },
        {
          name: 'gke',
          url: 'https://gke',
          authProvider: 'oidc',
          authMetadata: { oidcTokenProvider: 'okta' },
          tls: {},
        },
      ],
      [
        {
          name: 'local',
          url: 'http://localhost:8001',
          authProvider: 'localKubectlProxy',
          authMetadata: {},
        },
      ],
    ]);
  });

  it('needs nothing at all', () => {
    expect(read(undefined)).toEqual({ config: {}, warnings: [] });
  });

  it.each<[JsonObject, string]>([
    [
      { refreshInterval: 5 },
      'kubernetes.refreshInterval is an unknown key and ignored; use refreshIntervalMs',
    ],
    [{ refreshIntervalMS: 600 }, "did you mean 'refreshIntervalMs'?"],
    [{ clusterLocatorMethod: [] }, 'use clusterLocatorMethods, a list'],
    [{ clusters: [] }, "use clusterLocatorMethods: [{ type: 'config'"],
    [{ zebra: 1 }, 'the keys there are serviceLocatorMethod, '],
    [
      { refreshIntervalMs: 5 },
      'kubernetes.refreshIntervalMs is ignored: kubernetes.refreshIntervalMs must be at least 500',
    ],
    [{ refreshIntervalMs: 'often' }, 'must be a number'],
    [
      { fleet: { workers: 99 } },
      'kubernetes.fleet.workers is ignored: it must be at most 16',
    ],
    [
      { fleet: { worker: 1 } },
      'kubernetes.fleet.worker is an unknown key and ignored',
    ],
    [
      { fleet: { nodePools: 'maybe' } },
      'kubernetes.fleet.nodePools is ignored',
    ],
    [{ fleet: { nodePoolLabels: [''] } }, 'kubernetes.fleet.nodePoolLabels'],
    [{ fleet: true }, 'kubernetes.fleet is ignored'],
    [
      { deadlines: { readMs: 1 } },
      'kubernetes.deadlines.readMs is an unknown key and ignored',
    ],
    [
      { deadlines: { listMs: -1, connectMs: '400' } },
      'kubernetes.deadlines.listMs is ignored',
    ],
    [
      { objectTypes: '' },
      'kubernetes.objectTypes[0] is empty. If it comes from an environment variable',
    ],
    [
      { links: [{ title: 'Logs', url: 'https://x.com/{{pod | jsn}}' }] },
      "kubernetes.links[0] is ignored: kubernetes.links[0].url is not valid: there is no filter 'jsn'",
    ],
    [
      {
        links: [
          { title: 'Logs', url: 'https://x.com', query: { a: { b: '{{c}}' } } },
        ],
      },
      'there is no placeholder {{c}}',
    ],
    [
      { links: [{ title: 'Logs', url: 'https://x.com', windowMinute: 5 }] },
      "did you mean 'windowMinutes'?",
    ],
    [
      { askForHelp: [{ title: 'Ask', url: 'mailto:help@example.com' }] },
      'kubernetes.askForHelp[0] is ignored: kubernetes.askForHelp[0].url is not valid: it must begin with https:// or http://',
    ],
    [
      {
        askForHelp: [
          { title: 'Ask', url: 'https://x.com', owners: ['payments'] },
        ],
      },
      'must be an entity ref, such as group:default/payments',
    ],
    [
      { connect: [{ logIn: { type: 'template', command: 'x {{who}}' } }] },
      'kubernetes.connect[0].logIn.command is not valid: there is no placeholder {{who}}',
    ],
    [
      { customResources: [{ group: '', apiVersion: 'v1', plural: 'x' }] },
      'kubernetes.customResources[0].group is empty. Custom resources always have a group',
    ],
    [
      { metrics: { public: 'perhaps' } },
      'kubernetes.metrics.public is ignored',
    ],
    [{ podAnnotations: { team: true } }, 'kubernetes.podAnnotations'],
    [
      withCluster({ tokn: 'x' }),
      'clusterLocatorMethods[0].clusters[0].tokn is an unknown key and ignored; use serviceAccountToken',
    ],
    [
      withCluster({ serviceAccountTokn: 'x' }),
      "did you mean 'serviceAccountToken'?",
    ],
    [
      withCluster({ serviceaccounttoken: 'x' }),
      "did you mean 'serviceAccountToken'?",
    ],
    [withCluster({ skipTlsVerify: true }), "did you mean 'skipTLSVerify'?"],
    [withCluster({ 'certificate-authority-data': 'x' }), 'use caData'],
    [
      withCluster({ awsRegion: 'eu-west-1' }),
      'the region is that of the EKS host name',
    ],
    [withCluster({ awsAssumeRole: 'arn' }), 'use assumeRole'],
    [withCluster({ namespace: 'x' }), 'backstage.io/kubernetes-namespace'],
    [withCluster({ authMethod: 'x' }), 'use authProvider'],
    [
      withCluster({ skipMetricsLookup: 'perhaps' }),
      'clusters[0].skipMetricsLookup is ignored: it must be true or false',
    ],
    [withCluster({ dashboardApp: 'lens' }), 'must be one of standard, '],
    [
      withCluster({ dashboardUrl: 'https://x.com/{{podd}}' }),
      'there is no placeholder {{podd}}',
    ],
    [
      withCluster({ connect: { type: 'ssh' } }),
      'clusters[0].connect is ignored',
    ],
    [withCluster({ caData: '' }), 'clusters[0].caData is empty'],
    [
      { clusterLocatorMethods: [{ type: 'config' }] },
      'clusters is missing: there are no clusters',
    ],
    [
      { clusterLocatorMethods: [{ type: 'gke', projectId: 'x', zone: 'y' }] },
      'clusterLocatorMethods[0].zone is an unknown key and ignored; use region',
    ],
    [
      { clusterLocatorMethods: [{ type: 'kubeconfig', context: 'x' }] },
      'use contexts',
    ],
    [
      {
        clusterLocatorMethods: [
          { type: 'catalog', dangerouslyAllowSkipTLSVerify: 'perhaps' },
        ],
      },
      'dangerouslyAllowSkipTLSVerify is ignored',
    ],
  ])(
    'warns, names the key, says what to do, and starts: %j',
    (kubernetes, words) => {
      const { warnings } = read(kubernetes);
      expect(warnings.join('\n')).toContain(words);
    },
  );

  it('leaves out only what is wrong', () => {
    const good = { title: 'Logs', url: 'https://x.com/{{pod}}' };
    const { config } = read({
      deadlines: { listMs: -1, connectMs: '400' },
      links: [{ title: 'Bad', url: 'https://x.com/{{podd}}' }, good],
      metrics: { public: 'perhaps' },
      podAnnotations: { team: true },
      nothing: 1,
    });
    expect(config).toMatchObject({
      deadlines: { connectMs: 400 },
      links: [good],
      metrics: {},
      // A value here shows that the default was not wanted.
      podAnnotations: [],
    });
  });

  it.each<[JsonObject, string]>([
    [
      { clusterLocatorMethods: [{ type: 'konfig' }] },
      "kubernetes.clusterLocatorMethods[0].type 'konfig' is not a known clusterLocatorMethod type; did you mean 'config'? use one of config, kubeconfig,",
    ],
    [{ clusterLocatorMethods: [{}] }, 'type is missing'],
    [{ clusterLocatorMethods: ['config'] }, 'for example - type: config'],
    [{ clusterLocatorMethods: 5 }, 'must be an object'],
    [
      { clusterLocatorMethods: [{ type: 'gke' }] },
      'clusterLocatorMethods[0].projectId is missing. If it comes from an environment variable, check that the variable is set',
    ],
    [
      {
        clusterLocatorMethods: [
          {
            type: 'gke',
            projectId: 'x',
            matchingResourceLabels: [{ key: 'env' }],
          },
        ],
      },
      'matchingResourceLabels[0].value is missing',
    ],
    [
      { clusterLocatorMethods: [{ type: 'kubeconfig', contexts: [] }] },
      'contexts is an empty list',
    ],
  ])(
    'has a provider say why it finds nothing: %j',
    async (kubernetes, words) => {
      await expect(readClusters(kubernetes)).rejects.toThrow(words);
    },
  );

  it.each<[JsonObject, string]>([
    [
      { name: '' },
      'clusters[0].name is empty. If it comes from an environment variable',
    ],
    [{ url: '' }, 'clusters[0].url is empty'],
    [
      { skipTLSVerify: 'perhaps' },
      'clusters[0].skipTLSVerify must be true or false',
    ],
    [{ caData: ['a'] }, 'clusters[0].caData must be text'],
    [{ authProvider: '' }, 'clusters[0].authProvider is empty'],
    [
      { serviceAccountToken: { $secret: { env: 'TOKEN' } } },
      'no longer reads $secret, use ${NAME}',
    ],
    [{ authMetadata: 'x' }, 'clusters[0].authMetadata must be an object'],
    [{ authMetadata: { x: true } }, 'clusters[0].authMetadata.x must be text'],
  ])('shows a cluster as misconfigured: %j', async (cluster, words) => {
    const [[details]] = await readClusters(withCluster(cluster));
    expect(details).toMatchObject({
      name:
        cluster.name === '' ? 'clusterLocatorMethods[0].clusters[0]' : 'one',
      problem: expect.stringContaining(words),
    });
  });

  it('says beside what is missing which key was mistyped', async () => {
    const [[details]] = await readClusters({
      clusterLocatorMethods: [
        { type: 'config', clusters: [{ name: 'one', server: 'https://one' }] },
      ],
    });
    expect(details.problem).toContain('url is missing');
    expect(details.problem).toContain('use url');
  });

  it.each([
    [true, true],
    ['true', true],
    ['TRUE', true],
    [' yes ', true],
    ['1', true],
    [1, true],
    ['on', true],
    [false, false],
    ['false', false],
    ['0', false],
    ['off', false],
    ['n', false],
  ])('reads %j as the switch %j, as Backstage does', async (given, meant) => {
    const [[details]] = await readClusters(
      withCluster({ skipTLSVerify: given }),
    );
    expect(details.problem).toBeUndefined();
    expect(details.tls).toMatchObject({ skipVerify: meant });
    const { config, warnings } = read({ metrics: { public: given } });
    expect(config.metrics).toEqual({ public: meant });
    expect(warnings).toEqual([]);
    expect(new ConfigReader({ x: given }).getBoolean('x')).toBe(meant);
  });

  it('reads numbers and names from the environment', () => {
    const { config, warnings } = read({
      refreshIntervalMs: '2000',
      deadlines: { listMs: '1e4' },
      links: [{ title: 'L', url: 'https://x.com', windowMinutes: '30' }],
      clusterLocatorMethods: { type: 'inCluster', name: 2024 },
      serviceLocatorMethod: 'singleTenant',
      objectTypes: 'pods',
    });
    expect(warnings).toEqual([]);
    expect(config).toMatchObject({
      refreshIntervalMs: 2000,
      deadlines: { listMs: 10000 },
      links: [{ windowMinutes: 30 }],
      clusterLocatorMethods: [{ type: 'inCluster', name: '2024' }],
      serviceLocatorMethod: { type: 'singleTenant' },
      objectTypes: ['pods'],
    });
  });

  it.each<JsonObject>([
    { serviceLocatorMethod: {} },
    { serviceLocatorMethod: { type: '' } },
    { serviceLocatorMethod: [] },
    { serviceLocatorMethod: true },
  ])('never guesses where services may be looked for: %j', kubernetes => {
    expect(() => read(kubernetes)).toThrow(
      'serviceLocatorMethod.type is missing',
    );
  });

  it.each<[JsonObject, string]>([
    [{ entityAcess: {} }, "did you mean 'entityAccess'?"],
    [{ entityAccessRules: [] }, 'entityAccessRules is an unknown key'],
    [{ serviceLocator: 'singleTenant' }, 'serviceLocator is an unknown key'],
    [{ serviceLocatorMethods: {} }, 'use serviceLocatorMethod'],
    [{ entityAccess: { namespace: [] } }, "did you mean 'namespaces'?"],
    [{ entityAccess: { namespaces: [] } }, 'namespaces is an empty list'],
    [{ entityAccess: { namespaces: [{}] } }, 'namespaces[0]'],
    [
      { entityAccess: { namespaces: [{ label: 'team', nmaes: 'owner' }] } },
      'nmaes',
    ],
    [
      { entityAccess: { namespaces: [{ owner: 'x', namespaces: [] }] } },
      'namespaces',
    ],
    [{ entityAccess: { allowBroadSelectors: 'perhaps' } }, 'true or false'],
    [{ entityAccess: 'owner' }, 'must be an object'],
  ])(
    'shows nothing while it is unclear what may be seen: %j',
    (kubernetes, words) => {
      expect(() => read(kubernetes)).toThrow(words);
    },
  );

  it.each<[JsonObject, string]>([
    [
      { user: 'everybody' },
      'kubernetes.impersonation.user must contain {ref} or {name}',
    ],
    [{ group: 'system:{name}' }, "must not begin with 'system:'"],
    [{ users: 'x:{ref}' }, "did you mean 'user'?"],
    [{ groups: 5.5, user: '' }, 'is empty'],
  ])(
    'impersonates no one when the naming is unclear: %j',
    (impersonation, words) => {
      const { config, warnings } = read({ impersonation });
      expect(config.impersonation).toBeUndefined();
      expect(config.impersonationProblem).toContain(words);
      expect(warnings.join()).toContain('impersonation get no requests');
    },
  );

  it.each(['text', 5, ['a']])(
    'says that %j is no configuration',
    kubernetes => {
      const warnings: string[] = [];
      expect(
        readConfig(new ConfigReader({ kubernetes }), message =>
          warnings.push(message),
        ).clusterLocatorMethods,
      ).toBeUndefined();
      expect(warnings[0]).toContain('must be an object');
    },
  );

  it('never quotes a value, which may be a secret', async () => {
    const secret = 'hunter2hunter2';
    const { warnings } = read({
      googleServiceAccountCredentials: { private_key: secret },
      refreshIntervalMs: secret,
      ...withCluster({ skipTLSVerify: secret, skipMetricsLookup: secret }),
    });
    const clusters = await readClusters(withCluster({ skipTLSVerify: secret }));
    expect(JSON.stringify([warnings, clusters])).not.toContain(secret);
  });

  it.each<[JsonObject, JsonObject]>([
    [
      { type: 'gcloud', project: 'games', location: 'west', cluster: 'prod' },
      {
        dashboardApp: 'gke',
        dashboardParameters: {
          projectId: 'games',
          region: 'west',
          clusterName: 'prod',
        },
      },
    ],
    [
      { type: 'aws', region: 'eu-west-1', cluster: 'prod' },
      {
        dashboardApp: 'eks',
        dashboardParameters: { region: 'eu-west-1', clusterName: 'prod' },
      },
    ],
    [
      { type: 'az', resourceGroup: 'rg', cluster: 'prod', subscription: 's' },
      {
        dashboardApp: 'aks',
        dashboardParameters: {
          subscriptionId: 's',
          resourceGroup: 'rg',
          clusterName: 'prod',
        },
      },
    ],
  ])('knows to log in with %j from the dashboard', async (connect, cluster) => {
    const own = { type: 'kubectl', context: 'mine' };
    expect(await readClusters(withCluster(cluster))).toMatchObject([
      [{ connect, parameters: cluster.dashboardParameters }],
    ]);
    expect(
      await readClusters(withCluster({ ...cluster, connect: own })),
    ).toMatchObject([[{ connect: own }]]);
  });

  it('has texts, numbers and switches for placeholders, the parameters before those of the dashboard', async () => {
    const cluster = {
      dashboardParameters: { internal: true, tenant: 'a', deep: { b: 'c' } },
      parameters: { tenant: 7 },
    };
    expect(await readClusters(withCluster(cluster))).toMatchObject([
      [{ parameters: { internal: 'true', tenant: '7' } }],
    ]);
  });
});
