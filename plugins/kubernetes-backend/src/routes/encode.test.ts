import {
  ClusterMessage,
  HelloMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  checkedClusters,
  checkedUsage,
  encodeIsolated,
  encodeMessage,
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
  const textOf = (message: ServiceMessage) =>
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
      textOf(failed),
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
    const reasonOf = jest.fn(() => reason);
    const us = { cluster: 'us', state: 'measured', pods: [] } as const;
    const eu = JSON.parse('{"cluster":"eu","state":"measured","pods":[{}]}');
    expect(checkedUsage({ clusters: [eu, us] }, reasonOf)).toEqual({
      clusters: [{ cluster: 'eu', state: 'unavailable', reason }, us],
    });
    expect(reasonOf).toHaveBeenCalledWith('eu', expect.any(Error));
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
