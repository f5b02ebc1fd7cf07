/** @jest-environment node */
import {
  HelloMessage,
  ServiceMessage,
  userTokenHeader,
} from '@podlight/backstage-plugin-kubernetes-common';
import { followWithTokens } from './followWithTokens';
import { KubernetesLogins } from './KubernetesLogins';
import { UserTokenHeaders, withTokens } from './UserTokenHeaders';

const REF = 'component:default/shop';
const AT = '2026-03-01T12:00:00Z';
const HEARTBEAT: ServiceMessage = { type: 'heartbeat', at: AT };

function hello(...clusters: HelloMessage['clusters']): HelloMessage {
  return {
    type: 'hello',
    version: 1,
    entityRef: REF,
    selector: 'app=shop',
    at: AT,
    clusters,
    providerProblems: [],
  };
}

const OKTA = { name: 'eu', login: 'oidc.okta' };

const settle = () => new Promise(resolve => setTimeout(resolve));

/** The connections of one viewer: what each was sent, and a way to say something on the latest. */
function startFollowing(logins: KubernetesLogins) {
  const leaving = new AbortController();
  const sent: Record<string, string>[] = [];
  const seen: ServiceMessage[] = [];
  let say: (message: ServiceMessage) => void = () => undefined;
  const hear = (signal: AbortSignal) =>
    new Promise<ServiceMessage | undefined>(resolve => {
      say = resolve;
      signal.addEventListener('abort', () => resolve(undefined));
    });
  const done = (async () => {
    const messages = followWithTokens({
      entityRef: REF,
      headers: new UserTokenHeaders(logins),
      signal: leaving.signal,
      async *follow(tokens, signal) {
        sent.push(Object.fromEntries(tokens));
        yield hello(OKTA, { name: 'us' });
        while (!signal.aborted) {
          const next = await hear(signal);
          if (next) yield next;
        }
      },
    });
    for await (const message of messages) seen.push(message);
  })();
  return {
    sent,
    seen,
    say: async (message: ServiceMessage) => {
      say(message);
      await settle();
    },
    leave: async () => {
      leaving.abort();
      await done;
    },
  };
}

describe('followWithTokens', () => {
  it('sends a token once the backend requires it', async () => {
    const viewer = startFollowing(
      new KubernetesLogins({ 'oidc.okta': async () => 'token-1' }),
    );
    await settle();
    await viewer.leave();
    expect(viewer.sent).toEqual([{}, { 'oidc.okta': 'token-1' }]);
  });

  it('stays on one connection, without a token, until the user signs in', async () => {
    const asked: object[] = [];
    let token = '';
    const logins = new KubernetesLogins({
      'oidc.okta': async options => {
        asked.push(options);
        return token;
      },
    });
    const viewer = startFollowing(logins);
    await settle();
    await viewer.say(HEARTBEAT);
    expect(viewer.sent).toEqual([{}]);
    expect(asked).toEqual([{ optional: true }]);
    token = 'token-1';
    await logins.signIn('oidc.okta');
    await settle();
    await viewer.leave();

    expect(asked[1]).toEqual({ instantPopup: true });
    expect(viewer.sent).toEqual([{}, { 'oidc.okta': 'token-1' }]);
  });

  it('sends the renewed token before the old one ends', async () => {
    let count = 1;
    const viewer = startFollowing(
      new KubernetesLogins({ 'oidc.okta': async () => `token-${count}` }),
    );
    await settle();
    await viewer.say(HEARTBEAT);
    expect(viewer.sent).toHaveLength(2);
    count = 2;
    await viewer.say(HEARTBEAT);
    await viewer.leave();
    expect(viewer.sent.at(-1)).toEqual({ 'oidc.okta': 'token-2' });
    expect(viewer.sent).toHaveLength(3);
  });
});

describe('UserTokenHeaders', () => {
  it('provides tokens only for clusters that require one', async () => {
    const asked: string[] = [];
    const login = (name: string) => async () => {
      asked.push(name);
      return `${name}-token`;
    };
    const headers = new UserTokenHeaders(
      new KubernetesLogins({
        google: login('google'),
        aks: login('aks'),
        'oidc.okta': login('okta'),
      }),
    );
    expect((await headers.tokens(REF)).size).toBe(0);
    headers.learn(REF, [OKTA, { name: 'us', login: 'aks' }, { name: 'de' }]);

    expect([...(await headers.tokens(REF, 'us'))]).toEqual([
      ['aks', 'aks-token'],
    ]);
    expect((await headers.tokens(REF, 'de')).size).toBe(0);
    expect((await headers.tokens('component:default/other')).size).toBe(0);
    expect(asked).toEqual(['aks']);
  });

  it('puts tokens into headers, and leaves the URL and other headers alone', async () => {
    const requests: Request[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      requests.push(new Request(input, init));
      return new Response();
    };
    const tokens = new Map([['oidc.okta', 'token-1']]);
    await withTokens(fetch, tokens)('http://backend/live', {
      headers: { Accept: 'application/x-ndjson' },
    });
    expect(requests[0].url).toBe('http://backend/live');
    expect(Object.fromEntries(requests[0].headers)).toEqual({
      accept: 'application/x-ndjson',
      [userTokenHeader('oidc.okta')]: 'token-1',
    });
  });
});

describe('KubernetesLogins', () => {
  it('is not signed in where an auth API fails, or there is none', async () => {
    const logins = new KubernetesLogins({
      google: async () => {
        throw new Error('popup blocked');
      },
    });
    expect(await logins.getToken('google')).toBeUndefined();
    expect(await logins.getToken('oidc.unknown')).toBeUndefined();
    await expect(logins.signIn('google')).rejects.toThrow('popup blocked');
    await expect(logins.signIn('oidc.unknown')).rejects.toThrow(
      "no login 'oidc.unknown'",
    );
  });

  it('asks each auth API for the kind of token that its clusters take', async () => {
    const api = (name: string) => ({
      getAccessToken: async (scope?: string | string[]) =>
        `${name} access ${scope}`,
      getIdToken: async () => `${name} id`,
    });
    const logins = KubernetesLogins.fromAuthApis({
      google: api('google'),
      microsoft: api('microsoft'),
      oidc: { okta: api('okta') },
    });
    expect(await logins.getToken('google')).toMatch('cloud-platform.read-only');
    expect(await logins.getToken('aks')).toMatch(/^microsoft access 6dae42f8/);
    expect(await logins.getToken('oidc.microsoft')).toMatch('access 6dae42f8');
    expect(await logins.getToken('oidc.google')).toBe('google id');
    expect(await logins.getToken('oidc.okta')).toBe('okta id');
  });
});
