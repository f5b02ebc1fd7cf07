import {
  ClusterMessage,
  HelloMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  checkedClusters,
  checkedDiagnosis,
  checkedEvents,
  checkedUsage,
  encodeIsolated,
  encodeMessage,
  encodeSnapshot,
  entityTag,
  isolateBroken,
} from './encode';

describe('a message that is not what the API promises', () => {
  it('is one sentence with the field, and not all that is wrong with it', () => {
    const at = 'x'.repeat(10_000);
    expect(() => encodeMessage({ type: 'heartbeat', at })).toThrow(
      /^The field at is not what Podlight's API promises: invalid_format$/,
    );
  });
});

describe('a cluster whose message cannot be sent', () => {
  const cluster = (changes: object = {}): ClusterMessage => ({
    type: 'cluster',
    cluster: 'eu',
    state: { phase: 'live', at: '2026-03-01T10:00:00Z' },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
    ...changes,
  });
  const failed = cluster({
    state: {
      phase: 'failed',
      since: '2026-03-01T10:00:00Z',
      reason: { code: 'malformed', message: 'broken' },
    },
  });
  const hello: HelloMessage = {
    type: 'hello',
    version: 1,
    entityRef: 'component:default/shop',
    selector: 'app=shop',
    at: '2026-03-01T10:00:00Z',
    clusters: [],
    providerProblems: [],
  };
  const readText = (message: ServiceMessage) =>
    encodeMessage(message).plain.toString();

  it.each([
    ['breaks the schema', cluster({ findings: [{}] })],
    ['cannot be written down', cluster({ pods: [null] })],
    [
      'is a patch that breaks the schema',
      JSON.parse('{"type":"patch","cluster":"eu","since":"","state":{}}'),
    ],
  ])('says so itself when it %s', (_, message) => {
    const onBroken = jest.fn(() => failed);
    expect(encodeIsolated(message, onBroken).plain.toString()).toBe(
      readText(failed),
    );
    expect(onBroken).toHaveBeenCalledWith('eu', expect.any(Error));
  });

  it('leaves the others in a snapshot as they are', () => {
    const us = cluster({ cluster: 'us' });
    const broken = cluster({ pods: [null] });
    expect(
      isolateBroken({ hello, clusters: [broken, us] }, () => failed),
    ).toEqual({ hello, clusters: [failed, us] });
  });
});

describe('one cluster whose part of an answer is broken', () => {
  const reason = { code: 'malformed', message: 'broken' } as const;

  it('costs no other its usage', () => {
    const readReason = jest.fn(() => reason);
    const us = { cluster: 'us', state: 'measured', pods: [] } as const;
    const eu = JSON.parse('{"cluster":"eu","state":"measured","pods":[{}]}');
    expect(checkedUsage({ clusters: [eu, us] }, readReason)).toEqual({
      clusters: [{ cluster: 'eu', state: 'unavailable', reason }, us],
    });
    expect(readReason).toHaveBeenCalledWith('eu', expect.any(Error));
  });

  it('costs no other its row on the Clusters page', () => {
    const at = '2026-03-01T10:00:00Z';
    const row = (name: string) => ({
      name,
      condition: 'ok' as const,
      provider: 'config',
      authProvider: 'serviceAccount',
      breaker: 'closed' as const,
      watches: 1,
      viewers: 1,
    });
    const list = {
      at,
      clusters: [{ ...row('eu'), watches: Number.NaN }, row('us')],
      providerProblems: [],
    };
    const [eu, us] = checkedClusters(list, () => reason).clusters;
    expect(us).toEqual(row('us'));
    expect(eu).toMatchObject({
      name: 'eu',
      condition: 'unknown',
      lastError: { ...reason, at },
    });
  });
});

describe('the ETag of a snapshot', () => {
  const at = '2026-03-01T10:00:00Z';
  const cluster = (changes: object = {}): ClusterMessage => ({
    type: 'cluster',
    cluster: 'eu',
    state: { phase: 'live', at },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
    ...changes,
  });
  const hello = (changes: object = {}): HelloMessage => ({
    type: 'hello',
    version: 1,
    entityRef: 'component:default/shop',
    selector: 'app=shop',
    at,
    clusters: [],
    providerProblems: [],
    ...changes,
  });
  const tag = (...clusters: ClusterMessage[]) =>
    entityTag({ hello: hello(), clusters });
  const failed = (message: string, since = at) =>
    cluster({
      state: { phase: 'failed', since, reason: { code: 'timeout', message } },
    });
  const workload = { kind: 'Job', namespace: 'shop', name: 'web' };

  it('is the same for what says the same at another time, and in another backend', () => {
    const later = '2026-03-01T10:05:00Z';
    expect(tag(cluster())).toMatch(/^W\/"[\w-]{43}"$/);
    expect(tag(cluster({ version: 'a.1' }))).toBe(tag(cluster()));
    expect(tag(cluster({ version: 'b.7' }))).toBe(tag(cluster()));
    expect(tag(cluster({ state: { phase: 'live', at: later } }))).toBe(
      tag(cluster()),
    );
    expect(tag(failed('late', later))).toBe(tag(failed('late')));
    expect(entityTag({ hello: hello({ at: later }), clusters: [] })).toBe(
      tag(),
    );
  });

  it('is another one for all that says something else', () => {
    const tags = [
      tag(),
      tag(cluster()),
      tag(cluster({ cluster: 'us' })),
      tag(cluster(), cluster({ cluster: 'us' })),
      tag(cluster({ workloads: [workload] })),
      tag(cluster({ state: { phase: 'connecting' } })),
      tag(failed('late')),
      tag(failed('lost')),
      entityTag({ hello: hello({ selector: 'app=cart' }), clusters: [] }),
    ];
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('goes with the same lines as a stream has', () => {
    const clusters = [cluster(), cluster({ cluster: 'us' })];
    const [first, second] = clusters.map(message =>
      JSON.parse(encodeMessage(message).plain.toString()),
    );
    expect(JSON.parse(encodeSnapshot({ hello: hello(), clusters }))).toEqual({
      hello: hello(),
      clusters: [first, second],
    });
  });
});

describe('rows of events', () => {
  it('have no credential in them', () => {
    const row = {
      type: 'Warning',
      reason: 'Failed',
      message: 'authorization: bearer abcdefghijklmnop',
      count: 1,
    };
    const [sent] = checkedEvents([row]);
    expect(sent.message).not.toContain('abcdefghijklmnop');
    expect(() => checkedEvents([{ ...row, count: Number.NaN }])).toThrow(
      'count',
    );
  });
});

describe('messages for the operators of clusters', () => {
  const at = '2026-03-01T10:00:00Z';
  const message = 'authorization: bearer abcdefghijklmnop';

  it('contain no credential, like those for users', () => {
    const list = checkedClusters(
      {
        at,
        clusters: [
          {
            name: 'eu',
            condition: 'failing',
            provider: 'config',
            authProvider: 'aws',
            breaker: 'closed',
            lastError: { code: 'server-error', message, at },
            watches: 0,
            viewers: 0,
          },
        ],
        providerProblems: [],
      },
      () => ({ code: 'malformed', message: 'broken' }),
    );
    expect(list.clusters[0].lastError?.message).toMatch(/^authorization/);
    const diagnosis = checkedDiagnosis({
      cluster: 'eu',
      at,
      steps: [{ step: 'dns', outcome: 'failed', message }],
    });
    expect(diagnosis.steps[0].message).toMatch(/^authorization/);
    expect(JSON.stringify([list, diagnosis])).not.toContain('abcdefghijklmnop');
  });
});
