import { clustersAfter } from '../__testUtils__/clustersAfter';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../fixtures';
import { comparePods, toClusterView } from './podViews';

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

  it('makes new pod views when the region of a cluster is told, and when it is out of sight', () => {
    const done = aPodRow({ name: 'a', ...POD_IN_STATE.completed });
    const [seen] = clustersAfter(aHello(['eu']), aCluster('eu', [done]));
    const known = toClusterView(seen);
    const moved = toClusterView(
      { ...seen, head: { name: 'eu', region: 'eu-west-1' } },
      known,
    );
    expect(moved.pods[0].region).toBe('eu-west-1');
    const [failed] = clustersAfter(
      aHello(['eu']),
      aCluster('eu', [done]),
      aFailedCluster('eu'),
    );
    const lost = { ...failed, pods: seen.pods };
    expect(toClusterView(lost, known).pods[0]).toMatchObject({
      isStale: true,
      row: { state: 'completed' },
    });
  });

  it('makes a new pod view when a finding comes or goes', () => {
    const next = toClusterView({ ...old, findings: [] }, view);
    expect(next.pods[0]).not.toBe(view.pods[0]);
    expect(next.pods[0].findings).toEqual([]);
    expect(next.pods[1]).toBe(view.pods[1]);
  });
});

it('orders pods of the same name and namespace by cluster', () => {
  const pods = ['us', 'eu-10', 'eu-9'].flatMap(name => {
    const [cluster] = clustersAfter(aCluster(name, [aPodRow({ name: 'a' })]));
    return toClusterView(cluster).pods;
  });
  expect(pods.sort(comparePods).map(({ cluster }) => cluster)).toEqual([
    ...['eu-9', 'eu-10', 'us'],
  ]);
});
