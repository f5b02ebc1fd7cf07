import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import { userTokenHeader } from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { CredentialFailure, NO_TELEMETRY } from '../telemetry';
import { CredentialCache } from './CredentialCache';
import { UserTokens } from './UserTokens';

const never = new AbortController().signal;

const cluster: ClusterDetails = {
  name: 'one',
  url: 'https://x',
  authProvider: 'test',
  authMetadata: {},
};

function user(name: string) {
  const userEntityRef = `user:default/${name}`;
  return { credentials: mockCredentials.user(userEntityRef), userEntityRef };
}

/** A provider whose answers the test gives. */
function setup(
  options: {
    scope?: AuthProvider['scope'];
    expiresInMs?: number;
    answer?: (call: number) => Promise<ClusterCredential>;
  } = {},
) {
  let now = 0;
  const calls: Parameters<AuthProvider['getCredential']>[0][] = [];
  const failures: CredentialFailure[] = [];
  const cache = new CredentialCache({
    telemetry: {
      ...NO_TELEMETRY,
      credentialFailed: failure => failures.push(failure),
    },
    now: () => now,
    deadlineMs: 50,
    providers: new Map([
      [
        'test',
        {
          id: 'test',
          scope: options.scope,
          getCredential: async request => {
            calls.push(request);
            const call = calls.length;
            if (options.answer) return options.answer(call);
            return {
              kind: 'bearerToken',
              token: `token-${call}`,
              identity: 'x',
              ...(options.expiresInMs
                ? { expiresAt: new Date(now + options.expiresInMs) }
                : {}),
            };
          },
        },
      ],
    ]),
  });
  const token = async (name = 'a') => {
    const answer = await cache.get(cluster, user(name), never);
    if (!answer.ok) return answer.reason.message;
    return answer.value.kind === 'bearerToken' ? answer.value.token : '';
  };
  return { cache, calls, failures, token, at: (ms: number) => (now = ms) };
}

describe('CredentialCache', () => {
  it('asks once, however many want it at the same time', async () => {
    const { token, calls } = setup();
    expect(await Promise.all([token(), token(), token()])).toEqual([
      'token-1',
      'token-1',
      'token-1',
    ]);
    expect(calls).toHaveLength(1);
  });

  it('never gives one caller the credential of another, unless it is the same for all', async () => {
    const own = setup();
    expect([await own.token('a'), await own.token('b')]).toEqual([
      'token-1',
      'token-2',
    ]);
    const shared = setup({ scope: 'cluster' });
    expect([await shared.token('a'), await shared.token('b')]).toEqual([
      'token-1',
      'token-1',
    ]);
  });

  it('renews before the end, and after a minute when no end is named', async () => {
    const hour = setup({ expiresInMs: 3_600_000 });
    await hour.token();
    hour.at(3_539_999);
    expect(await hour.token()).toBe('token-1');
    hour.at(3_540_000);
    expect(await hour.token()).toBe('token-2');

    const short = setup({ expiresInMs: 20_000 });
    await short.token();
    short.at(9_999);
    expect(await short.token()).toBe('token-1');
    short.at(10_000);
    expect(await short.token()).toBe('token-2');

    const endless = setup();
    await endless.token();
    endless.at(59_999);
    expect(await endless.token()).toBe('token-1');
    endless.at(60_000);
    expect(await endless.token()).toBe('token-2');
  });

  it('does not remember a failure', async () => {
    const { token } = setup({
      answer: async call => {
        if (call === 1) throw new Error('STS is down');
        return { kind: 'bearerToken', token: 'good', identity: 'x' };
      },
    });
    expect(await token()).toContain(
      "couldn't get credentials for this cluster",
    );
    expect(await token()).toBe('good');
  });

  it('gets another one when one was refused, and tells the provider which', async () => {
    const { cache, calls, token } = setup();
    const first = await cache.get(cluster, user('a'), never);
    if (!first.ok) throw new Error('it has one');
    cache.reject(first.value);
    expect(await token()).toBe('token-2');
    expect(calls[1].refused).toBe(first.value);
    expect(await token()).toBe('token-2');
  });

  it('evicts credentials unused for a minute after their renewal was due', async () => {
    // What is forgotten cannot be named to the provider as the one that was refused.
    const { at, cache, calls, token } = setup({
      answer: async call => ({
        kind: 'bearerToken',
        token: `token-${call}`,
        identity: 'x',
        ...(call === 1 && { expiresAt: new Date(3_600_000) }),
      }),
    });
    await token('lives-for-an-hour');
    for (const name of ['a', 'b']) {
      const first = await cache.get(cluster, user(name), never);
      if (first.ok) cache.reject(first.value);
    }
    at(119_999);
    await token('other');
    await token('a');
    expect(calls.at(-1)?.refused).toMatchObject({ token: 'token-2' });
    at(120_000);
    await token('another');
    await token('b');
    expect(calls.at(-1)?.refused).toBeUndefined();
  });

  it('remembers no more than ten thousand, and lets the oldest go', async () => {
    const { calls, token } = setup({ expiresInMs: 3_600_000 });
    for (let index = 0; index < 10_000; index += 1)
      await token(`user-${index}`);
    await token('user-0');
    expect(calls).toHaveLength(10_000);
    await token('one-more');
    await token('user-1');
    expect(calls).toHaveLength(10_001);
    await token('user-0');
    expect(calls).toHaveLength(10_002);
  });

  it('keeps what was renewed longer than what was not', async () => {
    const { at, calls, token } = setup({ expiresInMs: 3_600_000 });
    await token('user-0');
    at(3_541_000);
    for (let index = 1; index < 9_999; index += 1) await token(`user-${index}`);
    await token('user-0');
    await token('one-more');
    await token('and-another');
    const before = calls.length;
    await token('user-0');
    expect(calls).toHaveLength(before);
  });

  it('asks a provider for one credential of each token that a user has sent', async () => {
    const requests: (string | undefined)[] = [];
    const cache = new CredentialCache({
      providers: new Map([
        [
          'test',
          {
            id: 'test',
            scope: 'caller' as const,
            login: () => 'oidc.okta',
            getCredential: async ({ userToken }) => {
              requests.push(userToken);
              return {
                kind: 'bearerToken' as const,
                token: String(userToken),
                identity: 'x',
              };
            },
          },
        ],
      ]),
    });
    const ask = (token: string) =>
      cache.get(
        cluster,
        {
          ...user('a'),
          tokens: UserTokens.fromHeaders({
            [userTokenHeader('oidc.okta')]: token,
          }),
        },
        never,
      );
    await ask('first');
    await ask('first');
    const second = await ask('second');
    expect(requests).toEqual(['first', 'second']);
    expect(second).toMatchObject({ value: { token: 'second' } });
    expect(cache.loginFor(cluster)).toBe('oidc.okta');
    // What others have described may not even learn that there is such a token.
    expect(
      cache.loginFor({
        ...cluster,
        describedBy: 'others',
        hostIsListed: false,
      }),
    ).toBeUndefined();
  });

  it('has no credential for a cluster that is described wrongly, or whose provider is not there', async () => {
    const { cache, calls } = setup();
    const problem = 'url is no URL';
    for (const wrong of [
      { ...cluster, problem },
      { ...cluster, authProvider: 'nobody', problem },
      { ...cluster, authProvider: 'nobody' },
    ]) {
      const answer = await cache.get(wrong, user('a'), never);
      expect(answer).toMatchObject({ ok: false });
    }
    expect(calls).toHaveLength(0);
  });

  it('tells services apart, and a service from a user', async () => {
    const { cache, calls } = setup({ scope: 'caller' });
    const service = (subject: string) => ({
      credentials: mockCredentials.service(subject),
    });
    const callers = [service('plugin:a'), service('plugin:b'), user('a')];
    for (const caller of callers) await cache.get(cluster, caller, never);
    expect(calls).toHaveLength(3);
    expect(
      new Set(callers.map(caller => cache.identityKey(cluster, caller))).size,
    ).toBe(3);
    await cache.get(cluster, service('plugin:a'), never);
    expect(calls).toHaveLength(3);
  });

  it('gives up on a provider that does not answer, for all who wait', async () => {
    const { failures, token } = setup({
      answer: () => new Promise(() => undefined),
    });
    const [one, two] = await Promise.all([token(), token()]);
    expect(one).toBe(two);
    expect(failures).toMatchObject([
      {
        detail: "authProvider 'test' did not answer: No response within 50 ms",
      },
    ]);
  });

  it('lets one leave while others wait', async () => {
    const { cache, token } = setup({
      answer: async () => {
        await new Promise(resolve => setTimeout(resolve, 20));
        return { kind: 'bearerToken', token: 'late', identity: 'x' };
      },
    });
    const impatient = new AbortController();
    const left = cache.get(cluster, user('a'), impatient.signal);
    const stays = token();
    impatient.abort();
    await expect(left).rejects.toThrow('aborted');
    expect(await stays).toBe('late');
  });

  it('asks anew when the cluster has been set up differently', async () => {
    const { cache, calls } = setup();
    await cache.get(cluster, user('a'), never);
    await cache.get(
      { ...cluster, authMetadata: { serviceAccountToken: 'new' } },
      user('a'),
      never,
    );
    expect(calls).toHaveLength(2);
  });

  describe.each(['cluster', 'caller'] as const)(
    'of a provider with the scope %s',
    scope => {
      it.each<[string, () => Promise<ClusterCredential>, string]>([
        [
          'throws what only operators may know',
          async () => {
            throw new Error(
              'arn:aws:iam::123456789012:role/reader may not be assumed',
            );
          },
          'arn:aws:iam::123456789012:role/reader',
        ],
        [
          'has a bug',
          async () => JSON.parse('{}').token.trim(),
          'Cannot read properties of undefined',
        ],
        [
          'throws at once',
          () => {
            throw new Error('/etc/backstage/key is not there');
          },
          '/etc/backstage/key',
        ],
        [
          'throws nothing',
          async () => {
            throw new Error('');
          },
          'failed without a message',
        ],
        ...(
          [
            ['null', 'did not return a credential'],
            ['{"kind":"bearerToken","token":"a"}', 'without an identity'],
            ['{"kind":"magic","identity":"x"}', 'kind is none of'],
            ['{"identity":"x"}', 'kind is none of'],
            ['{"kind":"bearerToken","identity":"x"}', 'is empty'],
            [
              '{"kind":"bearerToken","identity":"x","token":"hunter2\\nx"}',
              'a line break',
            ],
            [
              '{"kind":"clientCertificate","identity":"x","certificate":"a"}',
              'not PEM',
            ],
            [
              '{"kind":"anonymous","identity":"x","expiresAt":"soon"}',
              'expiresAt',
            ],
          ] as const
        ).map(
          ([json, words]) =>
            [`returns ${json}`, async () => JSON.parse(json), words] as [
              string,
              () => Promise<ClusterCredential>,
              string,
            ],
        ),
      ])(
        'tells the operator that it %s, and viewers nothing of it',
        async (_what, answer, words) => {
          const { failures, token } = setup({ scope, answer });
          expect(await token()).toBe(
            "Backstage couldn't get credentials for this cluster. Backstage admins can find the reason on the Clusters page and in the backend log.",
          );
          expect(failures).toMatchObject([
            { cluster: 'one', detail: expect.stringContaining(words) },
          ]);
          expect(JSON.stringify(failures)).not.toContain('hunter2');
        },
      );
    },
  );

  it('shows the message of a provider only to the user that it is meant for', async () => {
    const answer = async () => {
      throw new AuthenticationError('Sign in again.');
    };
    const own = setup({ scope: 'caller', answer });
    expect(await own.token()).toBe('Sign in again.');
    expect(own.failures).toMatchObject([{ detail: undefined }]);
    // A credential shared by all users is no user login.
    const shared = setup({ scope: 'cluster', answer });
    expect(await shared.token()).toContain(
      "couldn't get credentials for this cluster",
    );
    expect(shared.failures).toMatchObject([{ detail: 'Sign in again.' }]);
  });
});
