import {
  countStates,
  DISPLAY_STATES,
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
import { addressOf, clustersOf, findingsOf, inCluster } from './findings';
import { toClusterView } from './podViews';
import { judge, tallyClusters } from './verdict';

function clustersAfter(
  ...messages: readonly ServiceMessage[]
): readonly ServiceCluster[] {
  return messages.reduce(reduceService, initialServiceState).clusters;
}

describe('toClusterView', () => {
  it('orders pods by name, numbers as numbers, whatever their state', () => {
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

  it('makes a pod anew when a finding comes or goes', () => {
    const next = toClusterView({ ...old, findings: [] }, view);
    expect(next.pods[0]).not.toBe(view.pods[0]);
    expect(next.pods[0].findings).toEqual([]);
    expect(next.pods[1]).toBe(view.pods[1]);
  });
});

describe('counts', () => {
  it('adds up and knows the worst', () => {
    const sum = sumCounts([
      countStates(['ready', 'ready', 'starting']),
      countStates(['ready', 'notReady']),
    ]);
    expect(sum).toMatchObject({ ready: 3, starting: 1, notReady: 1 });
    expect(worstState(sum)).toBe('notReady');
    expect(worstState(countStates([]))).toBeUndefined();
  });
});

describe('judge', () => {
  const all = { total: 2, connecting: 0, unreadable: 0 };

  it.each(
    DISPLAY_STATES.filter(state => state !== 'ready' && state !== 'completed'),
  )('speaks of the pods that are %s when nothing is worse', state => {
    const counts = countStates([state, state, 'ready']);
    expect(judge(counts, all)).toEqual({
      key: state,
      count: 2,
      total: 3,
      state,
    });
  });

  it('says that all is well only when everything was seen', () => {
    const counts = countStates(['ready', 'completed']);
    expect(judge(counts, all)).toMatchObject({ key: 'ready', state: 'ready' });
    for (const clusters of [
      { ...all, unreadable: 1 },
      { ...all, connecting: 1 },
    ]) {
      expect(judge(counts, clusters)).toMatchObject({
        key: 'visibleReady',
        state: undefined,
      });
    }
  });

  it('takes no pods neither for good nor for bad', () => {
    const none = countStates([]);
    expect(judge(none, all)).toMatchObject({ key: 'none', state: undefined });
    expect(judge(none, { ...all, connecting: 1 }).key).toBe('looking');
    expect(judge(none, { ...all, unreadable: 1 }).key).toBe('nothingVisible');
  });

  it('knows when everything has completed', () => {
    expect(judge(countStates(['completed']), all).key).toBe('completed');
  });
});

describe('tallyClusters', () => {
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
    expect(tallyClusters(clusters)).toEqual({
      total: 5,
      connecting: 1,
      unreadable: 3,
    });
  });
});

describe('findings', () => {
  it('say in which clusters they are', () => {
    const finding = inCluster(aFinding(['a', 'b']), 'eu');
    expect(clustersOf(finding)).toEqual(['eu']);
    expect(addressOf(finding, finding.pods[0])).toEqual({
      cluster: 'eu',
      namespace: 'games',
      name: 'a',
    });
    expect(addressOf(aFinding(['a']), { namespace: 'games', name: 'a' })).toBe(
      undefined,
    );
  });

  it('are found by pod', () => {
    const findings = [
      inCluster(aFinding(['a']), 'eu'),
      inCluster(aFinding(['a']), 'us'),
    ];
    expect(findingsOf('us/games/a', findings)).toEqual([findings[1]]);
    expect(findingsOf('us/games/b', findings)).toEqual([]);
  });
});
