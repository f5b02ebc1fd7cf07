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
  aReason,
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

  it('are as bad as the findings of their pods that need attention', () => {
    const sign = (severity: Finding['severity']) => {
      const clusters = clustersAfter(
        aHello(['eu']),
        aCluster('eu', [aPodRow({ name: 'a' })], {
          findings: [aFinding(['a'], { severity })],
        }),
      );
      const pods = clusters.flatMap(cluster => toClusterView(cluster).pods);
      return toGroupViews(pods, clusters, ['cluster'])[0].sign;
    };
    expect([sign('error'), sign('warning'), sign('info')]).toEqual([
      ...['failing', 'notReady', 'ready'],
    ]);
  });

  it('inside of others have only problems of those', () => {
    const clusters = clustersAfter(
      aHello(['eu', 'us']),
      aCluster('eu', [aPodRow()]),
      aCluster('us', [aPodRow()]),
    );
    const pods = clusters.flatMap(cluster => toClusterView(cluster).pods);
    const groups = toGroupViews(
      pods,
      clusters,
      ['cluster', 'namespace'],
      [finding()],
    );
    expect(groups.map(({ groups: [inner] }) => inner.sign)).toEqual([
      ...['failing', 'ready'],
    ]);
  });

  it('are there without pods for clusters that cannot be read, or not all of it', () => {
    const clusters = clustersAfter(
      aHello(['eu', 'us', 'ap']),
      aFailedCluster('eu'),
      aCluster('us', [], {
        kindProblems: [{ kind: 'Pod', reason: aReason('forbidden') }],
      }),
      aCluster('ap', []),
    );
    expect(
      toGroupViews([], clusters, ['cluster']).map(({ value, isStale }) => [
        ...[value, isStale],
      ]),
    ).toEqual([
      ['eu', true],
      ['us', true],
    ]);
    const [, jobs] = clustersAfter(
      aHello(['eu', 'us']),
      aCluster('us', [], {
        kindProblems: [{ kind: 'Job', reason: aReason('forbidden') }],
      }),
    );
    expect(toGroupViews([], [jobs], ['cluster'])).toMatchObject([
      { value: 'us', isStale: false },
    ]);
  });

  it('are there for a cluster that has nothing but a problem', () => {
    const problem = inCluster(aFinding([]), 'us');
    expect(group('cluster', [problem])).toMatchObject([
      { value: 'eu', sign: 'ready' },
      { value: 'us', sign: 'failing' },
    ]);
  });
});
