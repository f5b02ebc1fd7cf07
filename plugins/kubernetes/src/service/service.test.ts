import {
  ClusterReasonCode,
  countStates,
  Dimension,
  DISPLAY_STATES,
  Finding,
  initialServiceState,
  reduceService,
  ServiceCluster,
  ServiceMessage,
  sumCounts,
  worstState,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  aReason,
  POD_IN_STATE,
} from '../fixtures';
import {
  podAddress,
  findingClusters,
  podFindings,
  inCluster,
} from './findings';
import { toClusterView } from './podViews';
import { toGroupViews } from './groupViews';
import { problemsBeside } from './problems';
import { secondsToRetry, unreadClusters } from './unread';
import { isUnreadable, countClusters } from './clusterStatus';
import { assessHealth } from './serviceHealth';

function clustersAfter(
  ...messages: readonly ServiceMessage[]
): readonly ServiceCluster[] {
  return messages.reduce(reduceService, initialServiceState).clusters;
}

describe('toClusterView', () => {
  it('orders pods by name, numbers as numbers, regardless of state', () => {
    const [cluster] = clustersAfter(
      aCluster('eu', [
        aPodRow({ name: 'web-10' }),
        aPodRow({ name: 'web-9', ...POD_IN_STATE.failing }),
        aPodRow({ name: 'api-1' }),
        aPodRow({ name: 'web-9', namespace: 'a-first' }),
      ]),
    );
    expect(
      toClusterView(cluster).pods.map(
        ({ row }) => `${row.namespace}/${row.name}`,
      ),
    ).toEqual(['games/api-1', 'a-first/web-9', 'games/web-9', 'games/web-10']);
  });

  it('gives each pod its findings, worst first', () => {
    const [cluster] = clustersAfter(
      aCluster('eu', [aPodRow({ name: 'a' }), aPodRow({ name: 'b' })], {
        findings: [
          aFinding(['a'], { id: 'info', severity: 'info' }),
          aFinding(['a', 'b'], { id: 'warning', severity: 'warning' }),
          aFinding(['a'], { id: 'error' }),
        ],
      }),
    );
    const [a, b] = toClusterView(cluster).pods;
    expect(a.findings.map(finding => finding.id)).toEqual([
      'error',
      'warning',
      'info',
    ]);
    expect(b.findings.map(finding => finding.id)).toEqual(['warning']);
    expect(a.key).toBe('eu/games/a');
  });
});

describe('toClusterView, after a change', () => {
  const rows = () => [aPodRow({ name: 'a' }), aPodRow({ name: 'b' })];
  const before = [
    aHello(['eu']),
    aCluster('eu', rows(), { findings: [aFinding(['a'])] }),
  ];
  const [old] = clustersAfter(...before);
  const view = toClusterView(old);

  it('keeps pods that did not change', () => {
    const [kept, restarted] = old.pods;
    const pods = [kept, { ...restarted, restarts: 1 }];
    const next = toClusterView({ ...old, pods }, view);
    expect(next.pods[0]).toBe(view.pods[0]);
    expect(next.pods[1]).not.toBe(view.pods[1]);
  });

  it('makes a new pod view when a finding comes or goes', () => {
    const next = toClusterView({ ...old, findings: [] }, view);
    expect(next.pods[0]).not.toBe(view.pods[0]);
    expect(next.pods[0].findings).toEqual([]);
    expect(next.pods[1]).toBe(view.pods[1]);
  });
});

describe('counts', () => {
  it('sums counts and finds the worst state', () => {
    const sum = sumCounts([
      countStates(['ready', 'ready', 'starting']),
      countStates(['ready', 'notReady']),
    ]);
    expect(sum).toMatchObject({ ready: 3, starting: 1, notReady: 1 });
    expect(worstState(sum)).toBe('notReady');
    expect(worstState(countStates([]))).toBeUndefined();
  });
});

describe('assessHealth', () => {
  const all = { total: 2, connecting: 0, unreadable: 0 };

  it.each(
    DISPLAY_STATES.filter(state => state !== 'ready' && state !== 'completed'),
  )('speaks of the pods that are %s when nothing is worse', state => {
    const counts = countStates([state, state, 'ready']);
    expect(assessHealth(counts, all)).toEqual({
      key: state,
      count: 2,
      total: 3,
      state,
    });
  });

  it('is ready only when every cluster was read', () => {
    const counts = countStates(['ready', 'completed']);
    expect(assessHealth(counts, all)).toMatchObject({
      key: 'ready',
      state: 'ready',
    });
    for (const clusters of [
      { ...all, unreadable: 1 },
      { ...all, connecting: 1 },
    ]) {
      expect(assessHealth(counts, clusters)).toMatchObject({
        key: 'visibleReady',
        state: undefined,
      });
    }
  });

  it('has no state without pods', () => {
    const none = countStates([]);
    expect(assessHealth(none, all)).toMatchObject({
      key: 'none',
      state: undefined,
    });
    expect(assessHealth(none, { ...all, connecting: 1 }).key).toBe('looking');
    expect(assessHealth(none, { ...all, unreadable: 1 }).key).toBe(
      'nothingVisible',
    );
  });

  it('does not expect completed pods to be up', () => {
    const counts = countStates(['ready', 'completed', 'completed', 'failing']);
    expect(assessHealth(counts, all)).toMatchObject({
      key: 'failing',
      count: 1,
      total: 2,
    });
    expect(
      assessHealth(countStates(['ready', 'completed']), all),
    ).toMatchObject({
      key: 'ready',
      count: 1,
      total: 1,
    });
  });

  it.each([
    [['ready', 'ready'], { errors: 1, warnings: 0 }, 'failing'],
    [['ready', 'ready'], { errors: 0, warnings: 2 }, 'notReady'],
    [['starting'], { errors: 1, warnings: 3 }, 'failing'],
    [['failing'], { errors: 0, warnings: 1 }, 'failing'],
    [['completed'], { errors: 1, warnings: 0 }, 'failing'],
    [[], { errors: 9, warnings: 0 }, 'failing'],
  ] as const)(
    'is not green above an error: %j with %j',
    (states, problems, state) => {
      expect(assessHealth(countStates(states), all, problems)).toMatchObject({
        state,
        problems: problems.errors + problems.warnings,
      });
    },
  );

  it('is not ready when clusters may be missing', () => {
    expect(
      assessHealth(countStates(['ready']), { ...all, isIncomplete: true }),
    ).toMatchObject({ key: 'visibleReady', state: undefined });
  });

  it('is completed when all pods are', () => {
    expect(assessHealth(countStates(['completed']), all).key).toBe('completed');
  });
});

describe('a cluster that is out of sight', () => {
  const stale = (code: ClusterReasonCode, changes = {}) =>
    aCluster('eu', [], {
      state: {
        phase: 'stale',
        since: '2026-03-01T12:00:00Z',
        reason: { ...aReason(code), ...changes },
      },
    });
  const rows = [
    aPodRow({ name: 'a' }),
    aPodRow({ name: 'b', ...POD_IN_STATE.failing }),
    aPodRow({ name: 'c', ...POD_IN_STATE.completed }),
  ];

  it('has unknown pods, regardless of their last state', () => {
    const [cluster] = clustersAfter(aCluster('eu', rows), stale('timeout'));
    const view = toClusterView(cluster);
    expect(view.counts).toMatchObject({ unknown: 2, completed: 1, ready: 0 });
    expect(toClusterView(cluster, view).pods[0]).toBe(view.pods[0]);
  });

  it('has the pods that were read where there are more than can be', () => {
    const [cluster] = clustersAfter(
      aCluster('eu', rows, {
        kindProblems: [{ kind: 'Pod', reason: aReason('limited') }],
      }),
    );
    expect(toClusterView(cluster).counts).toMatchObject({ ready: 1 });
    expect(isUnreadable(cluster)).toBe(true);
  });

  it('is named with what is wrong, also while it is not asked', () => {
    const clusters = clustersAfter(
      aCluster('eu', rows),
      stale('open-circuit', { cause: 'dns' }),
      aFailedCluster('us', aReason('forbidden')),
      aCluster('ok', []),
    );
    expect(unreadClusters(clusters)).toMatchObject([
      { name: 'eu', code: 'dns', pods: 3, since: '2026-03-01T12:00:00Z' },
      { name: 'us', code: 'forbidden', pods: 0 },
    ]);
  });

  it('is asked again by the clock', () => {
    const from = '2026-03-01T12:00:00Z';
    const at = Date.parse(from);
    const reason = {
      ...aReason('open-circuit'),
      retry: { from, everyMs: 3_000 },
    };
    expect(
      [0, 1, 1_999, 2_000, 3_000, 900_500, -5_000].map(ms =>
        secondsToRetry(reason, at + ms),
      ),
    ).toEqual([3, 3, 2, 1, 3, 3, 3]);
    expect(secondsToRetry(aReason('timeout'), at)).toBeUndefined();
  });
});

describe('groups', () => {
  const finding = (changes: Partial<Finding> = {}) =>
    inCluster(
      aFinding([], {
        class: 'JobBackoffLimitExceeded',
        scope: { namespace: 'games', kind: 'Job', name: 'import' },
        ...changes,
      }),
      'eu',
    );
  const group = (dimension: Dimension, problems: readonly Finding[]) => {
    const clusters = clustersAfter(
      aHello(['eu', 'us']),
      aCluster('eu', [aPodRow()]),
      aCluster('us', []),
    );
    const pods = clusters.flatMap(cluster => toClusterView(cluster).pods);
    return toGroupViews(pods, clusters, [dimension], problems);
  };

  it('are not green above a Job that failed', () => {
    for (const dimension of ['cluster', 'namespace'] as const) {
      expect(group(dimension, [finding()])).toMatchObject([
        { worst: 'ready', sign: 'failing', problems: [{}] },
      ]);
    }
    expect(group('node', [finding()])).toMatchObject([
      { sign: 'ready', problems: [] },
    ]);
    expect(group('cluster', [finding({ severity: 'warning' })])).toMatchObject([
      { sign: 'notReady' },
    ]);
  });

  it('of a cluster out of sight are unknown, regardless of their findings', () => {
    const clusters = clustersAfter(
      aHello(['eu']),
      aCluster('eu', [aPodRow({ name: 'a' })], {
        findings: [aFinding(['a'])],
      }),
      aFailedCluster('eu'),
    );
    const pods = clusters.flatMap(cluster => toClusterView(cluster).pods);
    expect(
      toGroupViews(pods, clusters, ['cluster'], [finding()]),
    ).toMatchObject([{ sign: 'unknown', isStale: true }]);
  });

  it('are there for a cluster that has nothing but a problem', () => {
    const problem = inCluster(aFinding([]), 'us');
    expect(group('cluster', [problem])).toMatchObject([
      { value: 'eu', sign: 'ready' },
      { value: 'us', sign: 'failing' },
    ]);
  });
});

describe('problems beside the pods', () => {
  it('are those of objects, and those on pods that are up', () => {
    const [cluster] = clustersAfter(
      aHello(['eu']),
      aCluster('eu', [
        aPodRow({ name: 'up' }),
        aPodRow({ name: 'down', ...POD_IN_STATE.failing }),
      ]),
    );
    const pods = toClusterView(cluster).pods;
    const problems = problemsBeside(
      [
        aFinding([], { id: 'object' }),
        aFinding(['up'], { id: 'restarts', severity: 'warning' }),
        aFinding(['down'], { id: 'crash' }),
        aFinding(['up', 'down'], { id: 'both' }),
        aFinding(['up'], { id: 'note', severity: 'info' }),
      ].map(each => inCluster(each, 'eu')),
      new Map(pods.map(pod => [pod.key, pod])),
    );
    expect(problems.map(({ id }) => id)).toEqual(['object', 'restarts']);
  });
});

describe('countClusters', () => {
  it('counts failed, stale and unreadable clusters as such', () => {
    const clusters = clustersAfter(
      aHello(['ok', 'failed', 'no-pods', 'stale', 'new']),
      aCluster('ok', []),
      aFailedCluster('failed'),
      aCluster('no-pods', [], {
        kindProblems: [{ kind: 'Pod', reason: aReason('forbidden') }],
      }),
      aCluster('stale', [], {
        state: {
          phase: 'stale',
          since: '2026-03-01T12:00:00Z',
          reason: aReason('timeout'),
        },
      }),
    );
    expect(countClusters(clusters)).toEqual({
      total: 5,
      connecting: 1,
      unreadable: 3,
    });
  });
});

describe('findings', () => {
  it('say in which clusters they are', () => {
    const finding = inCluster(aFinding(['a', 'b']), 'eu');
    expect(findingClusters(finding)).toEqual(['eu']);
    expect(podAddress(finding, finding.pods[0])).toEqual({
      cluster: 'eu',
      namespace: 'games',
      name: 'a',
    });
    expect(podAddress(aFinding(['a']), { namespace: 'games', name: 'a' })).toBe(
      undefined,
    );
  });

  it('are found by pod', () => {
    const findings = [
      inCluster(aFinding(['a']), 'eu'),
      inCluster(aFinding(['a']), 'us'),
    ];
    expect(podFindings('us/games/a', findings)).toEqual([findings[1]]);
    expect(podFindings('us/games/b', findings)).toEqual([]);
  });
});
