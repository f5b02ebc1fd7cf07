import { setTimeout } from 'node:timers/promises';
import { AuthProvider, ClusterCredential } from '../types';
import { authProviderCases } from './authProviderCases';
import { cluster, runCases, goodAuth, SECRET } from './fixtures';

function auth(changes: Partial<AuthProvider>) {
  return authProviderCases({
    create: () => ({ ...goodAuth, ...changes }),
    cluster,
    wrongCluster: { ...cluster, authMetadata: {} },
  });
}

const gives = (credential: unknown): Partial<AuthProvider> => ({
  getCredential: async () => credential as ClusterCredential,
});

const TOKEN = { kind: 'bearerToken', token: 'abcdef', identity: 'x' };

let minted = 0;

const MISTAKES: [string, Partial<AuthProvider>, RegExp][] = [
  [
    'ignores the abort',
    {
      getCredential: () =>
        setTimeout(20_000, undefined as never, { ref: false }),
    },
    /ignores its signal/,
  ],
  [
    'never resolves',
    { getCredential: () => new Promise(() => undefined) },
    /not settled after 4 seconds/,
  ],
  [
    'throws at once',
    {
      getCredential: () => {
        throw new Error('no');
      },
    },
    /at once/,
  ],
  [
    'returns no promise',
    { getCredential: () => JSON.parse('{}') },
    /must return a promise/,
  ],
  ['has no getCredential', { getCredential: undefined }, /no getCredential/],
  ['has no id', { id: undefined }, /no id/],
  [
    'throws a secret',
    {
      getCredential: async () => {
        throw new Error(`Vault refuses ${SECRET}.`);
      },
    },
    /message contains a secret/,
  ],
  ['gives nothing', gives(undefined), /must resolve to a credential/],
  [
    'gives a credential of no kind',
    gives({ ...TOKEN, kind: undefined }),
    /kind is none of/,
  ],
  [
    'gives a credential of a kind of the peer',
    gives({ type: 'bearer token', token: 'abcdef', identity: 'x' }),
    /kind is none of/,
  ],
  [
    'gives a token with a newline',
    gives({ ...TOKEN, token: 'abcdef\n' }),
    /line break/,
  ],
  ['gives an empty token', gives({ ...TOKEN, token: '' }), /is empty/],
  ['gives no token', gives({ ...TOKEN, token: undefined }), /is empty/],
  [
    'gives no identity',
    gives({ ...TOKEN, identity: undefined }),
    /no identity/,
  ],
  [
    'puts the token into the identity',
    gives({ ...TOKEN, identity: 'x:abcdef' }),
    /identity contains a secret/,
  ],
  [
    'gives a text as expiresAt',
    gives({ ...TOKEN, expiresAt: '2030-01-01' }),
    /must be a Date/,
  ],
  [
    'gives what has expired',
    gives({ ...TOKEN, expiresAt: new Date(0) }),
    /already expired/,
  ],
  [
    'gives a certificate that is none',
    gives({
      kind: 'clientCertificate',
      certificate: '/etc/cert.pem',
      privateKey: '/etc/key.pem',
      identity: 'x',
    }),
    /not PEM/,
  ],
  [
    'impersonates nobody',
    gives({ ...TOKEN, impersonate: { user: '', groups: [] } }),
    /needs a user/,
  ],
  [
    'crashes on a service principal',
    {
      getCredential: async ({ principal: { userEntityRef } }) => ({
        kind: 'bearerToken',
        token: (userEntityRef as string).toUpperCase(),
        identity: `x:${userEntityRef}`,
      }),
    },
    /crashes with an error \(TypeError\)/,
  ],
  [
    'shares an identity between users',
    {
      getCredential: async ({ principal }) => ({
        kind: 'bearerToken',
        token: String(principal.userEntityRef),
        identity: 'everybody',
      }),
    },
    /share data that only one/,
  ],
  [
    'says that what depends on the caller does not',
    { scope: 'cluster' },
    /depends on the caller/,
  ],
  ['has an unknown scope', JSON.parse('{"scope":"user"}'), /scope must be/],
  [
    'takes logins for everybody',
    { scope: 'cluster', login: () => 'google' },
    /scope must be 'caller'/,
  ],
  [
    'sends one token to every host that others choose',
    { untrustedClusters: 'any' },
    /also works elsewhere/,
  ],
  [
    'sends its own credential where only logins may go',
    { ...gives(TOKEN), untrustedClusters: 'listed' },
    /which is Backstage's own/,
  ],
  [
    'trusts more than a domain of its own',
    { untrustedClusters: 'listed', trustedHostSuffixes: ['.io'] },
    /leading dot/,
  ],
  [
    'names a suffix without its dot',
    { untrustedClusters: 'listed', trustedHostSuffixes: ['azmk8s.io'] },
    /leading dot/,
  ],
  [
    'gives a text as list of suffixes',
    JSON.parse('{"untrustedClusters":"listed","trustedHostSuffixes":".a.io"}'),
    /must (resolve to|return|be) a list/,
  ],
  [
    'says nonsense of where its credentials may go',
    JSON.parse('{"untrustedClusters":true}'),
    /untrustedClusters must be never, listed/,
  ],
  [
    'quotes a secret in validate',
    { validate: () => [`The token ${SECRET} is not good.`] },
    /message contains a secret/,
  ],
  [
    'validates with a text',
    { validate: () => JSON.parse('"wrong"') },
    /list of sentences/,
  ],
  [
    'finds nothing wrong with what is',
    { validate: undefined },
    /accepts a misconfigured cluster/,
  ],
];

describe('the conformance kit', () => {
  it.each(MISTAKES)(
    'finds an auth provider that %s',
    async (_, changes, words) => {
      const faults = Object.values(await runCases(auth(changes)));
      expect(faults).toContainEqual(expect.stringMatching(words));
      for (const fault of faults) expect(fault).toMatch(/^AssertionError/);
    },
  );

  it('finds an auth provider that ignores what was refused', async () => {
    const create = () => {
      let cached: ClusterCredential | undefined;
      return {
        id: 'cache',
        getCredential: async () => {
          minted += 1;
          cached ??= {
            kind: 'bearerToken',
            token: `minted-${minted}`,
            identity: 'x',
          };
          return cached;
        },
      };
    };
    const faults = await runCases(authProviderCases({ create, cluster }));
    expect(faults['gives no credential again that was refused']).toMatch(
      /ignores `refused`/,
    );
  });

  it('passes one that forwards the user’s login', async () => {
    const create = (): AuthProvider => ({
      id: 'login',
      untrustedClusters: 'listed',
      trustedHostSuffixes: ['.azmk8s.io'],
      login: () => 'microsoft',
      getCredential: async ({ userToken, principal }) => {
        if (userToken === undefined) throw new Error('Sign in at Microsoft.');
        const identity = `login:${principal.userEntityRef}`;
        return { kind: 'bearerToken', token: userToken, identity };
      },
    });
    expect(
      await runCases(
        authProviderCases({
          create,
          cluster,
          userToken: name => `token-of-${name}`,
        }),
      ),
    ).toEqual({});
  });
});
