import { AuthProvider, ClusterDetails, ServiceLocator } from '../types';
import {
  authProviderCases,
  clusterProviderCases,
  ConformanceCase,
  serviceLocatorCases,
} from '.';

const cluster: ClusterDetails = {
  name: 'one',
  url: 'https://one.example.com',
  authProvider: 'test',
  authMetadata: { token: 'secret-of-one' },
};

const good: AuthProvider = {
  id: 'test',
  validate: ({ authMetadata }) =>
    authMetadata.token ? [] : ['Set authMetadata.token for this cluster.'],
  getCredential: async ({ cluster: { authMetadata }, principal }) => ({
    kind: 'bearerToken',
    token: `${authMetadata.token}:${principal.userEntityRef}`,
    identity: `test:${principal.userEntityRef}`,
  }),
};

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations: { a: 'b' } },
};

const all: ServiceLocator = {
  id: 'all',
  locate: async ({ clusters }) => clusters,
};

function auth(changes: Partial<AuthProvider>) {
  return authProviderCases({
    create: () => ({ ...good, ...changes }),
    cluster,
    wrongCluster: { ...cluster, authMetadata: {} },
    secrets: ['secret-of-one'],
  });
}

/** The names of the cases that fail. */
async function failing(cases: readonly ConformanceCase[]): Promise<string[]> {
  const outcomes = await Promise.all(
    cases.map(({ name, run }) =>
      run().then(
        () => [],
        () => [name],
      ),
    ),
  );
  return outcomes.flat();
}

describe('the conformance kit', () => {
  it('passes providers that keep their contract', async () => {
    expect(
      await failing([
        ...auth({}),
        ...clusterProviderCases({
          create: () => ({
            id: 'x',
            ttlMs: 1_000,
            getClusters: async () => [cluster],
          }),
        }),
        ...serviceLocatorCases({
          create: () => all,
          entity,
          clusters: [cluster],
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[string, Partial<AuthProvider>, string]>([
    [
      'shares an identity between users',
      {
        getCredential: async ({ principal }) => ({
          kind: 'bearerToken',
          token: String(principal.userEntityRef),
          identity: 'everybody',
        }),
      },
      'gives callers with different credentials different identities',
    ],
    [
      'puts the token into the identity',
      {
        getCredential: async () => ({
          kind: 'bearerToken',
          token: 'abc',
          identity: 'x:abc',
        }),
      },
      'gives a credential whose identity is no secret',
    ],
    [
      'never answers',
      { getCredential: () => new Promise(() => undefined) },
      'does not keep a caller waiting who has left',
    ],
    [
      'sends one token to every host that others choose',
      { untrustedClusters: 'any' },
      'says which clusters that others describe may get its credential',
    ],
    [
      'trusts more than a domain of its own',
      { untrustedClusters: 'listed', trustedHostSuffixes: ['.io'] },
      'says which clusters that others describe may get its credential',
    ],
    [
      'names a suffix without its dot',
      { untrustedClusters: 'listed', trustedHostSuffixes: ['azmk8s.io'] },
      'says which clusters that others describe may get its credential',
    ],
    [
      'says nonsense of where its credentials may go',
      JSON.parse('{"untrustedClusters":true}'),
      'says which clusters that others describe may get its credential',
    ],
    [
      'quotes a secret',
      { validate: () => ['The token secret-of-one is not good.'] },
      'says in words what is wrong with a cluster, without its secrets',
    ],
  ])('finds an auth provider that %s', async (_what, changes, name) => {
    const cases = auth(changes).filter(found => found.name === name);
    expect(await failing(cases)).toEqual([name]);
  });

  it('finds clusters that cannot be used, and locators that make them up', async () => {
    expect(
      await failing(
        clusterProviderCases({
          create: () => ({
            id: 'x',
            ttlMs: 0,
            getClusters: async () => [
              cluster,
              { ...cluster, url: 'https://a:b@x' },
            ],
          }),
        }),
      ),
    ).toEqual([
      'has an id and a time to live',
      'names each cluster once',
      'says how to reach and how to enter each cluster',
    ]);
    expect(
      await failing(
        serviceLocatorCases({
          create: () => ({
            id: 'x',
            locate: async () => [{ ...cluster, name: 'invented' }],
          }),
          entity,
          clusters: [cluster],
        }),
      ),
    ).toEqual([
      'chooses among the clusters it is given',
      'finds nothing where there is nothing',
    ]);
  });
});
