import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { CredentialFailure, NO_TELEMETRY } from '../telemetry';
import { CredentialCache } from './CredentialCache';

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
    hour.at(3_539_000);
    expect(await hour.token()).toBe('token-1');
    hour.at(3_541_000);
    expect(await hour.token()).toBe('token-2');

    const short = setup({ expiresInMs: 20_000 });
    await short.token();
    short.at(9_000);
    expect(await short.token()).toBe('token-1');
    short.at(11_000);
    expect(await short.token()).toBe('token-2');

    const endless = setup();
    await endless.token();
    endless.at(59_000);
    expect(await endless.token()).toBe('token-1');
    endless.at(61_000);
    expect(await endless.token()).toBe('token-2');
  });

  it('does not remember a failure', async () => {
    const { token } = setup({
      answer: async call => {
        if (call === 1) throw new Error('STS is down');
        return { kind: 'bearerToken', token: 'good', identity: 'x' };
      },
    });
    expect(await token()).toContain('could not get its credential');
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

  it('gives up on a provider that does not answer, for all who wait', async () => {
    const { failures, token } = setup({
      answer: () => new Promise(() => undefined),
    });
    const [one, two] = await Promise.all([token(), token()]);
    expect(one).toBe(two);
    expect(failures).toMatchObject([
      { detail: "authProvider 'test' did not answer: No answer within 50 ms" },
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
          'failed without a word',
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
              'no PEM',
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
            'Backstage could not get its credential. Whoever runs Backstage finds the reason on the Clusters page and in the log of the backend.',
          );
          expect(failures).toMatchObject([
            { cluster: 'one', detail: expect.stringContaining(words) },
          ]);
          expect(JSON.stringify(failures)).not.toContain('hunter2');
        },
      );
    },
  );

  it('tells viewers, and nobody else, what a provider says to them', async () => {
    const answer = async () => {
      throw new AuthenticationError('Sign in again.');
    };
    const own = setup({ scope: 'caller', answer });
    expect(await own.token()).toBe('Sign in again.');
    expect(own.failures).toMatchObject([{ detail: undefined }]);
    // What is the same for everybody is nobody's login.
    const shared = setup({ scope: 'cluster', answer });
    expect(await shared.token()).toContain('could not get its credential');
    expect(shared.failures).toMatchObject([{ detail: 'Sign in again.' }]);
  });
});
