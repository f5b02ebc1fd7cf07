import { Readable } from 'node:stream';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ManualClock } from '../__testUtils__/ManualClock';
import { ApiRequest, ApiStream } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { Semaphore } from '../util/Semaphore';
import { AuthenticatedConnection } from './AuthenticatedConnection';
import { ClusterLimits } from './ClusterLimits';
import { CredentialCache } from './CredentialCache';

const { signal } = new AbortController();
const PODS = { path: '/api/v1/pods', signal };
const UNAUTHENTICATED = fail('unauthenticated', 'who are you?', 401);

interface Asked {
  readonly cluster: string;
  readonly token: string;
  readonly path: string;
}

const aCluster = (name: string): ClusterDetails => ({
  name,
  url: `https://${name}`,
  authProvider: 'test',
  authMetadata: {},
});

/** Connections to clusters whose answers and credentials the test gives. */
function setup(
  options: {
    answer?: (asked: Asked, request: ApiRequest) => Promise<Result<unknown>>;
    credential?: (call: number) => Promise<ClusterCredential>;
    overall?: number;
    isCached?: boolean;
  } = {},
) {
  const asked: Asked[] = [];
  let calls = 0;
  const limits = new ClusterLimits(new ManualClock());
  const overall = new Semaphore(options.overall ?? 10);
  const ask = async (
    { name }: ClusterDetails,
    credential: ClusterCredential,
    request: ApiRequest,
  ) => {
    const token = 'token' in credential ? credential.token : credential.kind;
    const one = { cluster: name, token, path: request.path };
    asked.push(one);
    return options.answer ? options.answer(one, request) : ok('fine');
  };
  const services = {
    credentials: new CredentialCache({
      providers: new Map([
        [
          'test',
          {
            id: 'test',
            scope: 'caller' as const,
            getCredential: async (): Promise<ClusterCredential> => {
              calls += 1;
              return options.credential
                ? options.credential(calls)
                : { kind: 'bearerToken', token: `t${calls}`, identity: 'ada' };
            },
          },
        ],
      ]),
    }),
    transport: {
      getJson: ask,
      open: async (
        cluster: ClusterDetails,
        credential: ClusterCredential,
        request: ApiRequest,
      ): Promise<Result<ApiStream>> => {
        const answer = await ask(cluster, credential, request);
        return answer.ok
          ? ok({ status: 200, body: Readable.from(['ok']) })
          : answer;
      },
    },
    overall,
    limitsFor: (cluster: ClusterDetails) => limits.limitsFor(cluster),
  };
  const connect = (name = 'one', user: string | undefined = 'ada') =>
    new AuthenticatedConnection(
      aCluster(name),
      user === ''
        ? { credentials: mockCredentials.service() }
        : {
            credentials: mockCredentials.user(`user:default/${user}`),
            userEntityRef: `user:default/${user}`,
          },
      services,
    );
  return { asked, connect, limits, overall, calls: () => calls };
}

const sentTokens = (asked: readonly Asked[]) => asked.map(({ token }) => token);

describe('AuthenticatedConnection', () => {
  it('asks its cluster with the credential of its caller', async () => {
    const { asked, connect } = setup();
    expect(await connect().getJson(PODS)).toEqual(ok('fine'));
    expect(await connect().open(PODS)).toMatchObject({ ok: true });
    expect(await connect().identity(signal)).toEqual(ok('ada'));
    const one = { cluster: 'one', token: 't1', path: PODS.path };
    expect(asked).toEqual([one, one]);
  });

  it.each(['getJson', 'open'] as const)(
    'gets a new credential once when the API server refuses it: %s',
    async method => {
      const { asked, connect } = setup({
        answer: async ({ token }) =>
          token === 't1' ? UNAUTHENTICATED : ok('fine'),
      });
      expect(await connect()[method](PODS)).toMatchObject({ ok: true });
      expect(sentTokens(asked)).toEqual(['t1', 't2']);
      await connect()[method](PODS);
      expect(sentTokens(asked)).toEqual(['t1', 't2', 't2']);
    },
  );

  it('does not ask a third time', async () => {
    const { asked, connect } = setup({ answer: async () => UNAUTHENTICATED });
    expect(await connect().getJson(PODS)).toEqual(UNAUTHENTICATED);
    expect(sentTokens(asked)).toEqual(['t1', 't2']);
  });

  it.each<[string, ClusterCredential]>([
    ['token', { kind: 'bearerToken', token: 'same', identity: 'ada' }],
    ['certificate', aCertificate()],
    ['anonymity', { kind: 'anonymous', identity: 'ada' }],
  ])('does not show the same %s again', async (_, credential) => {
    const { asked, connect } = setup({
      answer: async () => UNAUTHENTICATED,
      credential: async () => ({ ...credential }),
    });
    expect(await connect().getJson(PODS)).toEqual(UNAUTHENTICATED);
    expect(asked).toHaveLength(1);
  });

  it('asks with another kind of credential than the one that was refused', async () => {
    const { asked, connect } = setup({
      answer: async () => UNAUTHENTICATED,
      credential: async call =>
        call === 1
          ? { kind: 'anonymous', identity: 'ada' }
          : { kind: 'bearerToken', token: 'better', identity: 'ada' },
    });
    await connect().getJson(PODS);
    expect(sentTokens(asked)).toEqual(['anonymous', 'better']);
  });

  it.each([
    fail('forbidden', 'no', 403),
    fail('timeout', 'late'),
    fail('server-error', 'broken', 500),
  ])(
    'asks once where a new credential would not help: $reason.code',
    async answer => {
      const { asked, calls, connect } = setup({ answer: async () => answer });
      expect(await connect().getJson(PODS)).toEqual(answer);
      expect(asked).toHaveLength(1);
      expect(calls()).toBe(1);
    },
  );

  it('asks nothing without a credential', async () => {
    const { asked, connect } = setup({
      credential: async () => {
        throw new Error('STS is down');
      },
    });
    const connection = connect();
    for (const answer of [
      await connection.getJson(PODS),
      await connection.open(PODS),
      await connection.identity(signal),
      await connection.access(signal),
    ]) {
      expect(answer).toMatchObject({ reason: { code: 'credential' } });
    }
    expect(asked).toEqual([]);
  });

  it('tells until when it may see what it sees', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { connect } = setup({
      credential: async () => ({
        kind: 'bearerToken',
        token: 't',
        identity: 'ada',
        expiresAt,
      }),
    });
    expect(await connect().access(signal)).toEqual(
      ok({ identity: 'ada', expiresAt }),
    );
  });

  it('holds no place that other clusters need while its own is full', async () => {
    const { asked, connect } = setup({
      overall: 9,
      answer: ({ cluster }) =>
        cluster === 'full'
          ? new Promise(() => undefined)
          : Promise.resolve(ok('fine')),
    });
    for (let time = 0; time < 20; time += 1) void connect('full').getJson(PODS);
    await new Promise(setImmediate);
    expect(asked.length).toBeLessThan(9);
    expect(await connect('other').getJson(PODS)).toEqual(ok('fine'));
  });

  it('opens streams beside a full limit of lists', async () => {
    const { connect } = setup({
      answer: (_, { query }) =>
        query?.watch
          ? Promise.resolve(ok('fine'))
          : new Promise(() => undefined),
    });
    for (let time = 0; time < 20; time += 1) void connect().getJson(PODS);
    await new Promise(setImmediate);
    expect(
      await connect().open({ ...PODS, query: { watch: 'true' } }),
    ).toMatchObject({ ok: true });
  });

  it('has callers wait for their own requests, each in a queue of their own', async () => {
    const { connect, limits } = setup({
      answer: () => new Promise(() => undefined),
    });
    const times = (count: number, ask: () => void) => {
      for (let time = 0; time < count; time += 1) ask();
    };
    times(10, () => void connect('one', 'ada').getJson(PODS));
    await new Promise(setImmediate);
    times(3, () => void connect('one', 'bob').getJson(PODS));
    times(1, () => void connect('one', '').getJson(PODS));
    times(4, () => void connect('one').getJson({ ...PODS, queue: 'shared' }));
    await new Promise(setImmediate);
    const { reads } = limits.limitsFor(aCluster('one'));
    expect(
      ['user:default/ada', 'user:default/bob', 'service', 'shared'].map(queue =>
        reads.waiting(queue),
      ),
    ).toEqual([2, 3, 1, 4]);
  });

  describe('whether a cluster that fails is ready', () => {
    const LATE = fail('timeout', 'late');

    async function stateAfter(ready: Result<unknown>) {
      const { asked, connect, limits } = setup({
        answer: async ({ path }) => (path === '/readyz' ? ready : LATE),
      });
      for (let time = 0; time < 5; time += 1) await connect().getJson(PODS);
      await new Promise(setImmediate);
      expect(asked.at(-1)).toEqual({
        cluster: 'one',
        token: 't1',
        path: '/readyz',
      });
      return limits.limitsFor(aCluster('one')).breaker.state;
    }

    it.each([
      ok('ok'),
      fail('unauthenticated', 'who?', 401),
      fail('forbidden', 'no', 403),
      fail('api-absent', 'no such path', 404),
    ])('is decided by any response of the API server (%o)', async ready => {
      expect(await stateAfter(ready)).toBe('closed');
    });

    it.each([
      fail('server-error', 'etcd is down', 500),
      fail('server-error', 'no backend', 503),
      fail('timeout', 'late'),
      fail('unreachable', 'refused'),
    ])('is not told by one that does not (%o)', async ready => {
      expect(await stateAfter(ready)).toBe('open');
    });
  });
});

function aCertificate(): ClusterCredential {
  const pem = (what: string) =>
    `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----\n`;
  return {
    kind: 'clientCertificate',
    certificate: pem('CERTIFICATE'),
    privateKey: pem('PRIVATE KEY'),
    identity: 'ada',
  };
}
