import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
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

function clustersOf(kubernetes: JsonObject) {
  const methods = read(kubernetes).config.clusterLocatorMethods ?? [];
  return Promise.all(
    createClusterProviders(methods, {
      kubeconfigs: new KubeconfigStore({ files: new FileCache() }),
      getEntities: async () => [],
      getGoogleToken: async () => ({ token: 'x' }),
      onProblem: () => undefined,
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
    expect(await clustersOf(existing)).toEqual([
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
      { clusterLocatorMethods: [{ type: 'konfig' }] },
      "kubernetes.clusterLocatorMethods[0].type: 'konfig' is not a supported way to find clusters; use one of config, catalog, gke, inCluster, kubeconfig, localKubectlProxy",
    ],
    [
      { clusterLocatorMethods: [{ type: 'gke' }] },
      'kubernetes.clusterLocatorMethods[0].projectId: ',
    ],
    [
      { clusterLocatorMethods: [{ type: 'gke', projectId: 'x', zone: 'y' }] },
      'kubernetes.clusterLocatorMethods[0].zone is not a supported key',
    ],
    [
      { impersonation: { user: 'everybody' } },
      'kubernetes.impersonation.user: must contain {ref} or {name}',
    ],
    [
      { impersonation: { group: 'system:{name}' } },
      "kubernetes.impersonation.group: must not begin with 'system:'",
    ],
    [
      { clusterLocatorMethods: [{ type: 'kubeconfig', context: 'x' }] },
      'kubernetes.clusterLocatorMethods[0].context is not a supported key',
    ],
    [
      { refreshInterval: 5 },
      'kubernetes.refreshInterval is not a supported key',
    ],
    [{ refreshIntervalMs: 5 }, 'kubernetes.refreshIntervalMs: '],
    [
      { deadlines: { readMs: 1 } },
      'kubernetes.deadlines.readMs is not a supported key',
    ],
    [
      withCluster({ tokn: 'x' }),
      'kubernetes.clusterLocatorMethods[0].clusters[0].tokn is not a supported key',
    ],
    [withCluster({ skipTLSVerify: 'yes' }), 'clusters[0].skipTLSVerify: '],
    [
      withCluster({ skipMetricsLookup: 'yes' }),
      'clusters[0].skipMetricsLookup: ',
    ],
    [withCluster({ name: '' }), 'clusters[0].name: '],
    [withCluster({ dashboardApp: 'lens' }), 'clusters[0].dashboardApp: '],
    [
      withCluster({ dashboardUrl: 'https://x.com/{{podd}}' }),
      'clusters[0].dashboardUrl: there is no placeholder {{podd}}',
    ],
    [
      withCluster({ connect: { type: 'ssh' } }),
      'clusters[0].connect.type: use one of kubectl, gcloud, aws,',
    ],
    [
      { connect: [{ logIn: { type: 'template', command: 'x {{who}}' } }] },
      'kubernetes.connect[0].logIn.command: there is no placeholder {{who}}',
    ],
    [
      { links: [{ title: 'Logs', url: 'https://x.com/{{pod | jsn}}' }] },
      "kubernetes.links[0].url: there is no filter 'jsn'",
    ],
    [
      {
        links: [
          { title: 'Logs', url: 'https://x.com', query: { a: { b: '{{c}}' } } },
        ],
      },
      'kubernetes.links[0].query.a.b: there is no placeholder {{c}}',
    ],
  ])('names the key that is wrong and what to do: %j', (kubernetes, words) => {
    expect(() => read(kubernetes)).toThrow(words);
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
    expect(await clustersOf(withCluster(cluster))).toMatchObject([
      [{ connect, parameters: cluster.dashboardParameters }],
    ]);
    expect(
      await clustersOf(withCluster({ ...cluster, connect: own })),
    ).toMatchObject([[{ connect: own }]]);
  });

  it('has texts, numbers and switches for placeholders, the parameters before those of the dashboard', async () => {
    const cluster = {
      dashboardParameters: { internal: true, tenant: 'a', deep: { b: 'c' } },
      parameters: { tenant: 7 },
    };
    expect(await clustersOf(withCluster(cluster))).toMatchObject([
      [{ parameters: { internal: 'true', tenant: '7' } }],
    ]);
  });

  it('names the cluster whose URL is no good, without the URL', async () => {
    await expect(async () =>
      clustersOf(withCluster({ url: 'https://a:hunter2@x' })),
    ).rejects.toThrow(
      "kubernetes.clusterLocatorMethods[0].clusters[0]: the url of cluster 'one' holds a user name or password",
    );
  });
});
