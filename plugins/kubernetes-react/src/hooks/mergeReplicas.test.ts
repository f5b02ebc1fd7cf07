import {
  ClusterHealthList,
  ClusterHealthRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { mergeReplicas } from './mergeReplicas';

const AT = '2026-03-01T10:00:00.000Z';

function row(change: Partial<ClusterHealthRow> = {}): ClusterHealthRow {
  return {
    name: 'prod-eu',
    provider: 'config',
    authProvider: 'serviceAccount',
    condition: 'ok',
    breaker: 'closed',
    watches: 2,
    viewers: 1,
    ...change,
  };
}

function answer(
  replica: string,
  change: Partial<ClusterHealthRow> = {},
  rest: Partial<ClusterHealthList> = {},
): ClusterHealthList {
  const clusters = [row(change)];
  return { at: AT, replica, clusters, providerProblems: [], ...rest };
}

describe('mergeReplicas: the Clusters page does not flip between replicas', () => {
  it('is undefined before the first answer', () => {
    expect(mergeReplicas([])).toBeUndefined();
  });

  it('shows the answer of one replica as it is', () => {
    const list = answer('a');
    expect(mergeReplicas([list])).toBe(list);
  });

  it('does not depend on the order of answers', () => {
    const a = answer('a', { condition: 'failing', breaker: 'open' });
    const b = answer('b', { viewers: 4 });
    expect(mergeReplicas([a, b])?.clusters).toEqual(
      mergeReplicas([b, a])?.clusters,
    );
  });

  it('sums watches and viewers of all replicas', () => {
    const merged = mergeReplicas([
      answer('a', { watches: 3, viewers: 2 }),
      answer('b', { watches: 5, viewers: 0 }),
    ]);
    expect(merged?.clusters[0]).toMatchObject({ watches: 8, viewers: 2 });
  });

  it.each([
    [['ok', 'unknown'], 'ok'],
    [['unknown', 'failing'], 'failing'],
    [['ok', 'failing'], 'degraded'],
    [['ok', 'degraded'], 'degraded'],
    [['failing', 'failing', 'unknown'], 'failing'],
    [['unknown', 'unknown'], 'unknown'],
  ] as const)('is of the conditions %j %s', (conditions, expected) => {
    const lists = conditions.map((condition, index) =>
      answer(`${index}`, { condition }),
    );
    expect(mergeReplicas(lists)?.clusters[0].condition).toBe(expected);
  });

  it('reports the latest success and error, and the worst breaker', () => {
    const error = (at: string) =>
      ({ at, code: 'timeout', message: at } as const);
    const merged = mergeReplicas([
      answer('a', {
        lastSuccessAt: '2026-03-01T10:00:01Z',
        breaker: 'half-open',
      }),
      answer('b', {
        lastSuccessAt: '2026-03-01T10:00:03Z',
        lastError: error('2026-03-01T09:00:00Z'),
        breaker: 'open',
      }),
      answer('c', { lastError: error('2026-03-01T09:30:00Z') }),
    ]);
    expect(merged?.clusters[0]).toMatchObject({
      lastSuccessAt: '2026-03-01T10:00:03Z',
      lastError: { at: '2026-03-01T09:30:00Z' },
      breaker: 'open',
    });
  });

  it.each([
    ['closed', 'throttled', 'throttled'],
    ['throttled', 'half-open', 'half-open'],
    ['throttled', 'throttled', 'throttled'],
  ])(
    'tells of breakers of a newer backend, %s and %s: %s',
    (one, other, expected) => {
      const breakers = [one, other] as readonly ClusterHealthRow['breaker'][];
      const merged = mergeReplicas(
        breakers.map((breaker, index) => answer(`${index}`, { breaker })),
      );
      expect(merged?.clusters[0].breaker).toBe(expected);
    },
  );

  it('takes the percentiles of the replica with most requests', () => {
    const latency = (requests: number) => ({
      p50Ms: requests,
      p95Ms: 9,
      requests,
    });
    const merged = mergeReplicas([
      answer('a', { latency: latency(3) }),
      answer('b', { latency: latency(80) }),
      answer('c'),
    ]);
    expect(merged?.clusters[0].latency).toEqual(latency(80));
  });

  it('reports each provider problem once', () => {
    const problem = { provider: 'gke', message: 'no answer' };
    const merged = mergeReplicas([
      answer('a', {}, { providerProblems: [problem] }),
      answer('b', {}, { providerProblems: [problem] }),
    ]);
    expect(merged?.providerProblems).toEqual([problem]);
    const other = { provider: 'gke', message: 'no permission' };
    expect(
      mergeReplicas([
        answer('a', {}, { providerProblems: [problem, other] }),
        answer('b'),
      ])?.providerProblems,
    ).toEqual([problem, other]);
  });
});
