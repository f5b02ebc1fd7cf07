import { rootCertificates } from 'node:tls';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  AuthProvider,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterRegistry } from '../clusters';
import { CatalogClusterProvider } from '../clusters/CatalogClusterProvider';
import { KubeconfigStore } from '../clusters';
import { FileCache } from '../util/FileCache';
import { createAuthProviders } from './createAuthProviders';
import { CredentialCache } from './CredentialCache';
import { UserTokens } from './UserTokens';
import { userTokenHeader } from '@podlight/backstage-plugin-kubernetes-common';
import { ownUserInfo } from '../__testUtils__/ownUserInfo';

const { signal } = new AbortController();
const USER = 'user:default/eve';

const builtIn = createAuthProviders(
  {},
  {
    files: new FileCache(),
    kubeconfigs: new KubeconfigStore({ files: new FileCache() }),
    userInfo: ownUserInfo,
    rootConfig: new ConfigReader({}),
    getGoogleToken: async () => ({ token: 'token-of-backstage' }),
  },
);

/** Each of which gives whatever it is asked for, and notes that it was asked. */
function giving(providers: readonly AuthProvider[]) {
  const asked: string[] = [];
  const all = providers.map(provider => {
    const willing: AuthProvider = {
      id: provider.id,
      scope: provider.scope,
      untrustedClusters: provider.untrustedClusters,
      trustedHostSuffixes: provider.trustedHostSuffixes,
      login: cluster => provider.login?.(cluster),
      getCredential: async () => {
        asked.push(provider.id);
        return { kind: 'bearerToken', token: 'secret', identity: 'x' };
      },
    };
    return [provider.id, willing] as const;
  });
  return { asked, providers: new Map(all) };
}

async function setup(
  authProvider: string,
  host: string,
  options: {
    readonly listed?: readonly string[];
    readonly providers?: readonly AuthProvider[];
  } = {},
) {
  const { asked, providers } = giving(options.providers ?? builtIn);
  const cache = new CredentialCache({ providers });
  const registry = new ClusterRegistry({
    providers: [
      new CatalogClusterProvider({
        dangerouslyAllowClusterUrls: options.listed,
        getEntities: async () => [
          {
            apiVersion: 'backstage.io/v1beta1',
            kind: 'Resource',
            metadata: {
              name: 'theirs',
              annotations: {
                'kubernetes.io/api-server': `https://${host}`,
                'kubernetes.io/api-server-certificate-authority': Buffer.from(
                  rootCertificates[0],
                ).toString('base64'),
                'kubernetes.io/auth-provider': authProvider,
                'kubernetes.io/oidc-token-provider': 'okta',
                'kubernetes.io/x-k8s-aws-id': 'prod-of-somebody-else',
              },
            },
          },
        ],
      }),
    ],
    inspect: cluster => cache.inspect(cluster),
  });
  const [cluster] = (await registry.getClusters(signal)).clusters;
  const credential = (of: ClusterDetails) =>
    cache.get(
      of,
      {
        credentials: mockCredentials.user(USER),
        userEntityRef: USER,
        tokens: UserTokens.fromHeaders({
          [userTokenHeader('google')]: 'token-of-eve',
        }),
      },
      signal,
    );
  return { asked, cache, cluster, credential };
}

const OWN = builtIn
  .map(({ id }) => id)
  .filter(id => !['google', 'aks', 'oidc'].includes(id));

const ANYBODYS = [
  'evil.example.com',
  '34.1.2.3',
  'azmk8s.io',
  'evil-azmk8s.io',
  'x.azmk8s.io.evil.example.com',
  'x.azmk8s.io.',
  'gke.goog',
  'evilgke.goog',
  'x.gke.goog.evil.example.com',
  'x.eks.amazonaws.com',
];

describe('a cluster of the catalog', () => {
  it('is tried with every provider that is built in', () => {
    expect(builtIn.map(({ id }) => id).sort()).toEqual([
      'aks',
      'aws',
      'azure',
      'clientCertificate',
      'google',
      'googleServiceAccount',
      'impersonation',
      'kubeconfig',
      'localKubectlProxy',
      'oidc',
      'serviceAccount',
    ]);
  });

  it.each(
    OWN.flatMap(id =>
      [...ANYBODYS, 'x.azmk8s.io', 'x.gke.goog', 'listed.example.com'].map(
        host => [id, host],
      ),
    ),
  )('never gets a credential of %s on %s', async (id, host) => {
    const { asked, cache, cluster, credential } = await setup(id, host, {
      listed: ['listed.example.com'],
    });
    expect(cluster.problem).toContain(
      'is not sent to a cluster that others have described',
    );
    expect(await credential(cluster)).toMatchObject({
      ok: false,
      reason: { code: 'misconfigured' },
    });
    expect(cache.loginFor(cluster)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each(
    ['google', 'aks', 'oidc'].flatMap(id => ANYBODYS.map(host => [id, host])),
  )('gets no login of a user by %s on %s', async (id, host) => {
    const { asked, cache, cluster, credential } = await setup(id, host);
    expect(cluster.problem).toContain('dangerouslyAllowClusterUrls');
    expect((await credential(cluster)).ok).toBe(false);
    expect(cache.loginFor(cluster)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each([
    ['google', 'gke-0a1b2c-123.europe-west1.gke.goog', undefined],
    ['google', 'GKE-0a1b2c-123.europe-west1.GKE.goog', undefined],
    ['google', '34.1.2.3', '34.1.2.3'],
    ['aks', 'shop-1a2b.hcp.westeurope.azmk8s.io', undefined],
    ['aks', 'shop.privatelink.westeurope.azmk8s.io', undefined],
    [
      'aks',
      'shop.hcp.usgovvirginia.cx.aks.containerservice.azure.us',
      undefined,
    ],
    ['oidc', 'k8s.corp.example.com', '*.corp.example.com'],
  ])('gets the login of a user by %s on %s', async (id, host, listed) => {
    const { asked, cluster, credential } = await setup(id, host, {
      listed: listed === undefined ? [] : [listed],
    });
    expect(cluster.problem).toBeUndefined();
    expect((await credential(cluster)).ok).toBe(true);
    expect(asked).toEqual([id]);
  });

  it.each([
    ['aks', 'x.gke.goog'],
    ['google', 'x.azmk8s.io'],
  ])("gets no %s login on another cloud's host", async (id, host) => {
    const { cluster, credential } = await setup(id, host);
    expect(cluster.problem).toBeDefined();
    expect((await credential(cluster)).ok).toBe(false);
  });
});

describe('an AuthProvider of a module', () => {
  const mine: AuthProvider = {
    id: 'mine',
    scope: 'cluster',
    getCredential: async () => {
      throw new Error('not asked');
    },
  };

  it.each<[string, Partial<AuthProvider>, boolean]>([
    ['says nothing', {}, false],
    ['says never', { untrustedClusters: 'never' }, false],
    ['says listed', { untrustedClusters: 'listed' }, false],
    ['says any', { untrustedClusters: 'any' }, true],
    [
      'names a suffix of its own',
      { untrustedClusters: 'listed', trustedHostSuffixes: ['.example.com'] },
      true,
    ],
    [
      'names a suffix without its dot',
      { untrustedClusters: 'listed', trustedHostSuffixes: ['example.com'] },
      false,
    ],
    [
      'names a suffix without saying listed',
      { trustedHostSuffixes: ['.example.com'] },
      false,
    ],
    ['says nonsense', JSON.parse('{"untrustedClusters": true}'), false],
  ])('that %s', async (_what, changes, isAllowed) => {
    const { cluster, credential } = await setup('mine', 'one.example.com', {
      providers: [{ ...mine, ...changes }],
    });
    expect(cluster.problem === undefined).toBe(isAllowed);
    expect((await credential(cluster)).ok).toBe(isAllowed);
  });

  it.each<[string, Partial<ClusterDetails>]>([
    ['describedBy', { describedBy: 'others' }],
    ['publicAddressOnly', { publicAddressOnly: true }],
    ['an unknown describedBy', JSON.parse('{"describedBy":"anyone"}')],
  ])(
    'gives nothing to a cluster with %s, even if it was not inspected',
    async (_what, changes) => {
      const { asked, credential } = await setup('mine', 'one.example.com', {
        providers: [mine],
      });
      const answer = await credential({
        name: 'x',
        url: 'https://x.example.com',
        authProvider: 'mine',
        authMetadata: {},
        ...changes,
      });
      expect(answer).toMatchObject({ reason: { code: 'misconfigured' } });
      expect(asked).toEqual([]);
    },
  );
});
