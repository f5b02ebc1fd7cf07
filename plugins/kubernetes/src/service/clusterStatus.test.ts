import { clustersAfter } from '../__testUtils__/clustersAfter';
import { aCluster, aFailedCluster, aHello, aReason } from '../fixtures';
import { countClusters } from './clusterStatus';

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
