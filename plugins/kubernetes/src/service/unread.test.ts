import {
  ClusterReasonCode,
  isUnreadable,
} from '@podlight/backstage-plugin-kubernetes-common';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import {
  aCluster,
  aFailedCluster,
  aPodRow,
  aReason,
  POD_IN_STATE,
} from '../fixtures';
import { toClusterView } from './podViews';
import { isUnreachable, secondsToRetry, unreadClusters } from './unread';

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

  it('is named as the operator titled it', () => {
    const head = { name: 'eu', title: 'Europe' };
    const [cluster] = clustersAfter(aFailedCluster('eu'));
    expect(unreadClusters([{ ...cluster, head }])).toMatchObject([
      { name: 'eu', title: 'Europe' },
    ]);
    expect(unreadClusters([cluster])).toMatchObject([{ title: 'eu' }]);
  });

  it.each<[ClusterReasonCode, boolean]>([
    ['dns', true],
    ['unreachable', true],
    ['tls', true],
    ['timeout', true],
    ['server-error', true],
    ['malformed', true],
    ['api-absent', true],
    ['forbidden', false],
    ['unauthenticated', false],
  ])('by %s is unreachable for everyone: %s', (code, expected) => {
    const [unread] = unreadClusters(
      clustersAfter(aFailedCluster('eu', aReason(code))),
    );
    expect(isUnreachable(unread)).toBe(expected);
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
