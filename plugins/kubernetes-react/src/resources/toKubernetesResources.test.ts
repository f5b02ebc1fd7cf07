import {
  ObjectRow,
  PodRow,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  toKubernetesResource,
  toKubernetesResources,
} from './toKubernetesResources';

const AT = '2026-03-01T12:00:00Z';
const ROLLOUTS = 'rollouts.argoproj.io';

function aRollout(
  name: string,
  part: Partial<ObjectRow['customResource']> = {},
  changes: Partial<ObjectRow> = {},
): ObjectRow {
  return {
    kind: 'Rollout',
    namespace: 'shop',
    name,
    customResource: { definition: ROLLOUTS, ...part },
    ...changes,
  };
}

const aPod = (name: string, owner: string): PodRow => ({
  ...{ namespace: 'shop', name, uid: name, state: 'ready' },
  ...{ status: 'Running', readyContainers: 1, totalContainers: 1 },
  ...{ restarts: 0, labels: {}, containers: [] },
  workload: { kind: 'Rollout', name: owner },
});

const aServiceCluster = (
  changes: Partial<ServiceCluster> = {},
): ServiceCluster => ({
  head: { name: 'eu' },
  state: { phase: 'live', at: AT },
  kindProblems: [],
  pods: [],
  workloads: [],
  objects: [],
  findings: [],
  ...changes,
});

const only = (row: ObjectRow, changes: Partial<ServiceCluster> = {}) =>
  toKubernetesResource(aServiceCluster({ objects: [row], ...changes }), row);

describe('toKubernetesResources', () => {
  it('has those of one API, in the order of the clusters', () => {
    const other = aRollout('other', { definition: 'rollouts.example.com' });
    const ingress = { kind: 'Ingress', namespace: 'shop', name: 'web' };
    const clusters = ['us', 'eu'].map(name =>
      aServiceCluster({
        head: { name },
        objects: [ingress, aRollout('b'), other, aRollout('a')],
      }),
    );
    expect(
      toKubernetesResources({ clusters }, ROLLOUTS).map(each => [
        each.cluster,
        each.name,
      ]),
    ).toEqual([
      ['us', 'b'],
      ['us', 'a'],
      ['eu', 'b'],
      ['eu', 'a'],
    ]);
  });
});

describe('toKubernetesResource', () => {
  it('is none for a row of Kubernetes’ own', () => {
    expect(
      only({ kind: 'Ingress', namespace: 'shop', name: 'web' }),
    ).toBeUndefined();
  });

  it('has empty parts where nothing is known', () => {
    expect(only(aRollout('web'))).toEqual({
      cluster: 'eu',
      definition: ROLLOUTS,
      kind: 'Rollout',
      namespace: 'shop',
      name: 'web',
      labels: {},
      conditions: [],
      spec: {},
      status: {},
      fields: {},
      columns: [],
      owns: [],
      owners: [],
      targets: [],
      pods: [],
      isStale: false,
    });
  });

  it('has what is known, with the conditions that report a problem first', () => {
    const owned = { kind: 'ReplicaSet', name: 'web-1' };
    const owner = { kind: 'Application', name: 'shop' };
    const target = { kind: 'Service', name: 'web' };
    const columns = [{ title: 'Phase', value: 'Up' }];
    const [bad, good] = ['Degraded', 'Ready'].map(type => ({
      type,
      status: 'True',
    }));
    const row = aRollout(
      'web',
      {
        ...{ uid: 'u-1', createdAt: AT, labels: { app: 'web' } },
        ...{ state: 'failing', others: [good], columns },
        ...{ owns: [owned], owners: [owner], targets: [target] },
        fields: { 'spec.replicas': 3, 'status.phase': 'Paused' },
      },
      { conditions: [bad] },
    );
    expect(only(row)).toMatchObject({
      ...{ uid: 'u-1', createdAt: AT, labels: { app: 'web' } },
      ...{ state: 'failing', conditions: [bad, good], columns },
      ...{ owns: [owned], owners: [owner], targets: [target] },
      spec: { replicas: 3 },
      status: { phase: 'Paused' },
      fields: { 'spec.replicas': 3, 'status.phase': 'Paused' },
    });
  });

  it('has its pods, each with where it is', () => {
    const [mine, others] = [aPod('web-1', 'web'), aPod('api-1', 'api')];
    const row = aRollout('web');
    const pods = [mine, others];
    const objects = [aRollout('api'), row];
    expect(only(row, { objects, pods })?.pods).toEqual([
      { cluster: 'eu', row: mine },
    ]);
    const head = { name: 'us', region: 'us-east1' };
    expect(only(row, { pods, head })?.pods).toEqual([
      { cluster: 'us', region: 'us-east1', row: mine },
    ]);
  });

  it.each<[ServiceCluster['state'], boolean]>([
    [{ phase: 'live', at: AT }, false],
    [{ phase: 'connecting' }, false],
    [
      {
        phase: 'failed',
        since: AT,
        reason: { code: 'timeout', message: 'x' },
      },
      true,
    ],
    [
      { phase: 'stale', since: AT, reason: { code: 'timeout', message: 'x' } },
      true,
    ],
  ])('in a cluster with %j is stale: %s', (state, isStale) => {
    expect(only(aRollout('web'), { state })?.isStale).toBe(isStale);
  });

  it('is the same object while the cluster does not change', () => {
    const row = aRollout('web');
    const cluster = aServiceCluster({ objects: [row, aRollout('api')] });
    const first = toKubernetesResource(cluster, row);
    expect(toKubernetesResource(cluster, row)).toBe(first);
    expect(toKubernetesResource(cluster, cluster.objects[1])?.name).toBe('api');
    const next = { ...cluster, pods: [aPod('web-1', 'web')] };
    expect(toKubernetesResource(next, row)?.pods).toHaveLength(1);
  });
});
