import { authProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { aJsonWebToken } from '../__testUtils__/aJsonWebToken';
import {
  USER_TOKEN_AUTH_PROVIDERS,
  UserTokenAuthProvider,
} from './UserTokenAuthProvider';

const NOW = Date.parse('2026-11-22T07:00:00Z');

function provider(id: string): UserTokenAuthProvider {
  const options = USER_TOKEN_AUTH_PROVIDERS.find(known => known.id === id);
  if (!options) throw new Error(id);
  return new UserTokenAuthProvider({ ...options, now: () => NOW });
}

const cluster = {
  name: 'one',
  url: 'https://one.example.com',
  authProvider: 'oidc',
  authMetadata: { oidcTokenProvider: 'okta' },
};

function ask(userToken?: string, refused = false) {
  return provider('oidc').getCredential({
    cluster,
    userToken,
    ...(refused
      ? {
          refused: {
            kind: 'bearerToken',
            token: userToken ?? '',
            identity: 'x',
          },
        }
      : {}),
  });
}

describe('UserTokenAuthProvider', () => {
  it.each(
    authProviderCases({
      create: () => provider('oidc'),
      cluster,
      wrongCluster: { ...cluster, authMetadata: {} },
      userToken: name => aJsonWebToken({ sub: name, exp: 4_000_000_000 }),
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('says which login the browser has to send a token of', () => {
    expect(provider('google').login(cluster)).toBe('google');
    expect(provider('aks').login(cluster)).toBe('aks');
    expect(provider('oidc').login(cluster)).toBe('oidc.okta');
  });

  it('trusts only hosts below the domain of a cloud', () => {
    const suffixes = USER_TOKEN_AUTH_PROVIDERS.flatMap(
      ({ id }) => provider(id).trustedHostSuffixes,
    );
    expect(suffixes).not.toEqual([]);
    for (const suffix of suffixes) {
      expect('https://evil.example'.endsWith(suffix)).toBe(false);
      expect(suffix).toMatch(/^\.[a-z0-9]+(?:\.[a-z0-9]+)+$/);
    }
    expect(provider('oidc').trustedHostSuffixes).toEqual([]);
  });

  it('says what an oidc cluster lacks', () => {
    const incomplete = { ...cluster, authMetadata: {} };
    expect(provider('oidc').validate(incomplete)).toEqual([
      expect.stringContaining('oidcTokenProvider'),
    ]);
    expect(provider('oidc').validate(cluster)).toEqual([]);
    expect(provider('google').validate(incomplete)).toEqual([]);
  });

  it('passes the token on until it expires', async () => {
    const expiresAt = new Date(NOW + 60_000);
    const token = aJsonWebToken({ sub: 'jane', exp: +expiresAt / 1_000 });
    expect(await ask(token)).toMatchObject({
      kind: 'bearerToken',
      token,
      expiresAt,
    });
    expect((await ask('ya29.opaque')).expiresAt).toBeUndefined();
    expect((await ask('a.b.c')).expiresAt).toBeUndefined();
  });

  it('shares reads only between identical tokens, whatever their claims', async () => {
    const jane = aJsonWebToken({ sub: 'jane', exp: NOW / 1_000 + 60 });
    const forged = `${jane.split('.').slice(0, 2).join('.')}.forged`;
    const [one, same, other] = await Promise.all([
      ask(jane),
      ask(jane),
      ask(forged),
    ]);
    expect(one.identity).toBe(same.identity);
    expect(one.identity).not.toBe(other.identity);
    expect(one.identity).not.toContain(jane);
  });

  it('tells the user to sign in, and in which words the login has ended', async () => {
    const expired = aJsonWebToken({ exp: NOW / 1_000 });
    await expect(ask()).rejects.toThrow("you aren't signed in");
    await expect(ask(expired)).rejects.toThrow('has expired');
    await expect(ask('ya29.opaque', true)).rejects.toThrow('no longer accepts');
    for (const token of [expired, 'ya29.opaque']) {
      await expect(ask(token, true)).rejects.not.toThrow(token);
    }
  });
});
