import { inCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding, aPodRow } from '../fixtures';
import { podKey } from '../viewState';
import { findingsInView } from './findingsInView';
import { PodView } from './podViews';

function aPod(cluster: string, name: string): PodView {
  const row = aPodRow({ name });
  return { key: podKey({ ...row, cluster }), cluster, row } as PodView;
}

const KNOWN = { isWorkload: false, isStale: false };

const about = (id: string, cluster: string, ...pods: string[]) =>
  inCluster(aFinding(pods, { id }), cluster);

const ids = (findings: readonly { readonly id: string }[]) =>
  findings.map(({ id }) => id);

describe('findingsInView', () => {
  it('keeps what is about a pod in view, in the cluster where it is', () => {
    const findings = [
      about('one', 'eu', 'dice-1'),
      about('both', 'eu', 'dice-1', 'dice-2'),
      about('hidden', 'eu', 'dice-3'),
      about('elsewhere', 'us', 'dice-2'),
    ];
    expect(ids(findingsInView(findings, [aPod('eu', 'dice-2')]))).toEqual([
      'both',
    ]);
    expect(
      ids(
        findingsInView(findings, [aPod('eu', 'dice-1'), aPod('us', 'dice-2')]),
      ),
    ).toEqual(['one', 'both', 'elsewhere']);
  });

  it('keeps what is about the workload of a pod in view', () => {
    const { workload } = aPodRow({});
    const rollout = (id: string, name: string, cluster: string) => {
      const { scope, ...rest } = aFinding([], { id });
      const { kind = '' } = workload ?? {};
      return inCluster({ ...rest, scope: { ...scope, kind, name } }, cluster);
    };
    const findings = [
      rollout('own', workload?.name ?? '', 'eu'),
      rollout('other', 'web', 'eu'),
      rollout('elsewhere', workload?.name ?? '', 'us'),
    ];
    expect(ids(findingsInView(findings, [aPod('eu', 'dice-1')]))).toEqual([
      'own',
    ]);
  });

  it('keeps what is about an object in view, in its cluster', () => {
    const { scope, ...rest } = aFinding([], { id: '' });
    const ofService = (id: string, cluster: string, name = 'web') =>
      inCluster(
        { ...rest, id, scope: { ...scope, kind: 'Service', name } },
        cluster,
      );
    const row = { kind: 'Service', namespace: scope.namespace, name: 'web' };
    const object = { ...{ key: '', cluster: 'eu', row }, ...KNOWN };
    const findings = [
      ofService('own', 'eu'),
      ofService('elsewhere', 'us'),
      ofService('other', 'eu', 'api'),
      about('pods', 'eu', 'dice-1'),
    ];
    expect(ids(findingsInView(findings, [], [object]))).toEqual(['own']);
  });

  it('keeps nothing where no pod is in view', () => {
    expect(findingsInView([about('one', 'eu', 'dice-1')], [])).toEqual([]);
  });
});
