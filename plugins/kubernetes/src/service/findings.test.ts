import {
  findingClusters,
  inCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '../fixtures';
import { podAddress, podFindings } from './findings';

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
