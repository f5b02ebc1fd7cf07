import {
  findingClusters,
  inCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding, aPodRow } from '../fixtures';
import { aboutPod, isSubjectPod, podAddress, podFindings } from './findings';
import { PodView } from './podViews';

const podIn = (cluster: string, name: string) =>
  ({
    ...{ cluster, row: aPodRow({ name }) },
    key: `${cluster}/games/${name}`,
  } as PodView);

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

  it('say of each pod in which cluster it is, if that is another one', () => {
    const finding = inCluster(aFinding(['a']), 'eu');
    const pod = { cluster: 'us', namespace: 'games', name: 'a' };
    expect(podAddress(finding, pod)?.cluster).toBe('us');
  });

  it('have params of one pod in one cluster', () => {
    const finding = aFinding(['a'], { params: { pod: 'a' }, paramsOf: 'eu' });
    const isSubject = (cluster: string, name: string) =>
      isSubjectPod(finding, podIn(cluster, name));
    expect(isSubject('eu', 'a')).toBe(true);
    expect(isSubject('us', 'a')).toBe(false);
    expect(isSubject('eu', 'b')).toBe(false);
  });

  it('are about the chosen pod, and keep the others behind it', () => {
    const about = (params: Readonly<Record<string, string>>, name: string) => {
      const finding = inCluster(aFinding(['a', 'b', 'c'], { params }), 'eu');
      const { params: own, pods } = aboutPod(finding, podIn('eu', name));
      return [own, pods.map(each => each.name)];
    };
    expect(about({ pod: 'a' }, 'b')).toEqual([{ pod: 'b' }, ['b', 'a', 'c']]);
    expect(about({}, 'b')).toEqual([{}, ['b', 'a', 'c']]);
    expect(about({ pod: 'a' }, 'gone')).toEqual([
      { pod: 'a' },
      ['a', 'b', 'c'],
    ]);
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
