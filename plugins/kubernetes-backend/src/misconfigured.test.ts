import { rootCertificates } from 'node:tls';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Simulator } from '@internal/cluster-simulator';
import {
  clusterHealthListSchema,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterProvider,
  kubernetesAuthProviderExtensionPoint,
  kubernetesClusterProviderExtensionPoint,
} from '@podlight/backstage-plugin-kubernetes-node';
import { startFleet } from './__testUtils__/fleet';
import { configFor } from './__testUtils__/simulatorConfig';
import { startBackend, TestBackend } from './__testUtils__/startBackend';
import { until } from './__testUtils__/until';

const CA = Buffer.from(rootCertificates[0]).toString('base64');

/** Stands for the catalog and everything else of a portal. */
const neighbor = createBackendPlugin({
  pluginId: 'neighbor',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((_request, response) => {
          response.json('here');
        });
      },
    });
  },
});

function adding(added: {
  readonly auth?: readonly AuthProvider[];
  readonly clusters?: readonly ClusterProvider[];
}): BackendFeature {
  return createBackendModule({
    pluginId: 'kubernetes',
    moduleId: 'adding',
    register(env) {
      env.registerInit({
        deps: {
          auth: kubernetesAuthProviderExtensionPoint,
          clusters: kubernetesClusterProviderExtensionPoint,
        },
        async init({ auth, clusters }) {
          auth.addAuthProvider(...(added.auth ?? []));
          clusters.addClusterProvider(...(added.clusters ?? []));
        },
      });
    },
  });
}

describe('a mistake in kubernetes:', () => {
  let simulator: Simulator;
  let backend: TestBackend | undefined;

  beforeAll(async () => {
    simulator = await startFleet('good');
  });

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  afterAll(() => simulator.stop());

  /** The simulator's cluster, which works, beside what the test adds. */
  async function start(
    kubernetes: JsonObject,
    features: readonly BackendFeature[] = [],
  ) {
    const lines: string[] = [];
    const note = (message: string, meta?: unknown) => {
      lines.push(`${message} ${JSON.stringify(meta ?? '')}`);
    };
    const logger = mockServices.logger.mock({ error: note, warn: note });
    backend = await startBackend({
      kubernetes,
      features: [logger.factory, neighbor, ...features],
    });
    const { get } = backend;
    return {
      lines,
      get,
      page: async () =>
        clusterHealthListSchema.parse(await (await get('../clusters')).json()),
      tab: async () => {
        const text = await (
          await get('component/default/shop/snapshot')
        ).text();
        return {
          text,
          snapshot: serviceSnapshotSchema.parse(JSON.parse(text)),
        };
      },
    };
  }

  function beside(...clusters: JsonObject[]): JsonObject {
    const { clusterLocatorMethods, ...rest } = configFor(simulator);
    return {
      ...rest,
      clusterLocatorMethods: [
        { type: 'config', clusters },
        ...(Array.isArray(clusterLocatorMethods) ? clusterLocatorMethods : []),
      ],
    };
  }

  it.each<[string, JsonObject, readonly BackendFeature[], string]>([
    [
      'a service locator that is not there',
      { serviceLocatorMethod: { type: 'multiTenand' } },
      [],
      "no service locator 'multiTenand'",
    ],
    [
      'a service locator from a variable that is not set',
      { serviceLocatorMethod: {} },
      [],
      'serviceLocatorMethod.type is missing',
    ],
    [
      'two auth providers of one id',
      {},
      [
        adding({
          auth: [{ id: 'aws', getCredential: async () => JSON.parse('null') }],
        }),
      ],
      "'aws'",
    ],
  ])(
    'stops the plugin and no other: %s',
    async (_what, kubernetes, features, words) => {
      const { get, lines } = await start(kubernetes, features);
      expect(await (await get('../../../neighbor/')).json()).toBe('here');
      for (const path of ['component/default/shop/snapshot', '../clusters']) {
        const response = await get(path);
        expect(response.status).toBe(503);
        const text = await response.text();
        expect(text).toContain('Backstage admins can find the reason in');
        expect(text).not.toContain(words);
      }
      expect(lines.join('\n')).toContain(words);
    },
  );

  it.each<[string, JsonObject, string]>([
    ['no URL', { url: undefined }, 'url is missing'],
    [
      'a URL that is none',
      { url: 'one.internal:6443' },
      'must start with https://',
    ],
    ['no token', { serviceAccountToken: undefined }, 'It has no token'],
    [
      'an empty token',
      { serviceAccountToken: '' },
      'serviceAccountToken is empty',
    ],
    [
      'a token of two lines',
      { serviceAccountToken: 'a\nb' },
      'a line break inside',
    ],
    [
      'a mistyped authProvider',
      { authProvider: 'serviceAcount' },
      "no authProvider 'serviceAcount'; did you mean 'serviceAccount'?",
    ],
    [
      'an authProvider of another name',
      { authProvider: 'eks' },
      "did you mean 'aws'?",
    ],
    [
      'a switch that is none',
      { skipTLSVerify: 'perhaps' },
      'skipTLSVerify must be true or false',
    ],
    [
      'a path as caData',
      { caData: '/etc/internal/ca.crt' },
      'Use caFile for paths',
    ],
    [
      'caData in base64 twice',
      { caData: Buffer.from(CA).toString('base64') },
      'base64-encoded twice',
    ],
    ['caData that is no base64', { caData: '%%%' }, 'neither PEM nor base64'],
    [
      'caData of something else',
      { caData: 'aGVsbG8gd29ybGQ=' },
      'something other than PEM',
    ],
    [
      'caData in DER',
      { caData: rootCertificates[0].split('\n').slice(1, -1).join('') },
      'DER certificate',
    ],
    [
      'a caData that was cut',
      { caData: CA.slice(0, 400) },
      "isn't a valid certificate",
    ],
    [
      'an oidc cluster without its login',
      { authProvider: 'oidc' },
      'needs an oidcTokenProvider',
    ],
  ])(
    'shows a cluster with %s on its page and in the tab, and tells the log at the start',
    async (_what, changes, words) => {
      const { lines, page, tab } = await start(
        beside(
          Object.fromEntries(
            Object.entries({
              name: 'bad',
              url: 'https://bad.internal:6443',
              authProvider: 'serviceAccount',
              serviceAccountToken: 'token-of-bad',
              caData: CA,
              ...changes,
            }).filter(([, value]) => value !== undefined),
          ),
        ),
      );
      await until(() => lines.join('\n').includes(words));
      const bad = (await page()).clusters.find(({ name }) => name === 'bad');
      expect(bad).toMatchObject({
        condition: 'failing',
        provider: 'config',
        lastError: {
          code: 'misconfigured',
          message: expect.stringContaining(words),
        },
      });
      const { snapshot, text } = await tab();
      expect(snapshot.clusters).toMatchObject([
        {
          cluster: 'bad',
          state: {
            phase: 'failed',
            reason: {
              code: 'misconfigured',
              message: expect.stringMatching(/^Backstage admins can find/),
            },
          },
        },
        { cluster: 'good', state: { phase: 'live' } },
      ]);
      expect(snapshot.hello.providerProblems).toEqual([]);
      for (const secret of [words, 'internal', 'token-of-bad']) {
        expect(text).not.toContain(secret);
      }
    },
  );

  it.each([
    ['raw PEM', rootCertificates[0]],
    ['base64 with line breaks', CA.replace(/(.{64})/g, '$1\n')],
    ['several certificates', rootCertificates.slice(0, 3).join('\n')],
  ])('takes %s as caData', async (_what, caData) => {
    const { page } = await start(
      beside({
        name: 'fine',
        url: 'https://fine.internal',
        serviceAccountToken: 'token',
        caData,
      }),
    );
    expect((await page()).clusters[0]).toMatchObject({
      name: 'fine',
      condition: 'unknown',
    });
  });

  it('reads a cluster whose switches and numbers come from the environment', async () => {
    const { clusterLocatorMethods, ...rest } = configFor(
      simulator,
      ({ caData, ...cluster }) => ({
        ...cluster,
        skipTLSVerify: 'true',
        skipMetricsLookup: 'false',
      }),
    );
    const { tab } = await start({
      ...rest,
      clusterLocatorMethods,
      refreshIntervalMs: '500',
    });
    expect((await tab()).snapshot.clusters).toMatchObject([
      { cluster: 'good', state: { phase: 'live' } },
    ]);
  });

  it('keeps the names of contexts, paths and hosts from those who look', async () => {
    const { lines, page, tab } = await start({
      ...configFor(simulator),
      clusterLocatorMethods: [
        { type: 'kubeconfig', path: '/home/operator/.kube/secret-place' },
        { type: 'konfig' },
        { type: 'gke' },
      ],
    });
    await until(() => lines.join('\n').includes('secret-place'));
    const { providerProblems } = await page();
    expect(providerProblems.map(({ provider }) => provider)).toEqual([
      'kubeconfig',
      'konfig',
      'gke',
    ]);
    expect(JSON.stringify(providerProblems)).toContain('secret-place');
    const { snapshot, text } = await tab();
    expect(snapshot.hello.providerProblems).toHaveLength(3);
    expect(text).not.toMatch(/secret-place|projectId|not a way to find/);
  });

  it.each(['cluster', 'caller'] as const)(
    "tells those who run Backstage, and no viewer, what their own provider of the scope '%s' did wrong",
    async scope => {
      const mine: AuthProvider = {
        id: 'mine',
        scope,
        getCredential: async () => {
          throw new Error('no vault at https://vault.internal:8200');
        },
      };
      const { lines, page, tab } = await start(
        beside({
          name: 'bad',
          url: 'https://bad.internal',
          authProvider: 'mine',
        }),
        [adding({ auth: [mine] })],
      );
      const { text } = await tab();
      expect(text).toContain(
        "Backstage couldn't get credentials for this cluster",
      );
      expect(text).not.toContain('vault');
      expect(lines.join('\n')).toContain('no vault at https://vault.internal');
      expect((await page()).clusters[0]).toMatchObject({
        name: 'bad',
        lastError: { message: expect.stringContaining('no vault at') },
      });
    },
  );

  it('names an authProvider of a found cluster that is not there', async () => {
    const inventory: ClusterProvider = {
      id: 'inventory',
      ttlMs: 60_000,
      getClusters: async () => [
        {
          name: 'found',
          url: 'https://found.internal',
          authProvider: 'vault',
          authMetadata: {},
        },
      ],
    };
    const { lines, page } = await start(configFor(simulator), [
      adding({ clusters: [inventory] }),
    ]);
    await until(() => lines.join('\n').includes("no authProvider 'vault'"));
    expect((await page()).clusters.at(-1)).toMatchObject({
      name: 'found',
      provider: 'inventory',
      lastError: { message: expect.stringContaining("'vault'") },
    });
  });

  it.each<JsonObject>([{}, { clusterLocatorMethods: [] }])(
    'says that there are no clusters: %j',
    async kubernetes => {
      const { lines, page } = await start(kubernetes);
      await until(() => lines.join('\n').includes('No clusters configured.'));
      expect((await page()).clusters).toEqual([]);
    },
  );

  it('shows a warning about a key beside the clusters, too', async () => {
    const { page } = await start({ ...configFor(simulator), zebra: 1 });
    expect((await page()).providerProblems).toEqual([
      {
        provider: 'config',
        message: expect.stringContaining('kubernetes.zebra'),
      },
    ]);
  });
});
