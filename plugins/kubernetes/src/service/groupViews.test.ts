import {
  Dimension,
  Finding,
  inCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
} from '../fixtures';
import { toClusterView } from './podViews';
import { toGroupViews } from './groupViews';

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
