import {
  NamedObject,
  ObjectRow,
  PodRow,
  ServiceCluster,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership } from './ClusterOwnership';

const NAMESPACE = 'shop';

function aPod(name: string, workload?: PodRow['workload']): PodRow {
  return {
    ...{ namespace: NAMESPACE, name, uid: name, state: 'ready' },
    ...{ status: 'Running', readyContainers: 1, totalContainers: 1 },
    ...{ restarts: 0, labels: {}, containers: [] },
    ...(workload && { workload }),
  };
}

function aWorkload(
  kind: string,
  name: string,
  owner?: WorkloadRow['owner'],
): WorkloadRow {
  return { kind, namespace: NAMESPACE, name, ...(owner && { owner }) };
}

function aCustom(
  kind: string,
  name: string,
  owns: readonly NamedObject[] = [],
  namespace = NAMESPACE,
): ObjectRow {
  const definition = `${kind.toLowerCase()}s.example.com`;
  return { kind, namespace, name, customResource: { definition, owns } };
}

function ownership(rows: {
  readonly pods?: readonly PodRow[];
  readonly workloads?: readonly WorkloadRow[];
  readonly objects?: readonly ObjectRow[];
}) {
  const cluster: ServiceCluster = {
    head: { name: 'eu' },
    state: { phase: 'live', at: '2026-03-01T12:00:00Z' },
    kindProblems: [],
    pods: rows.pods ?? [],
    workloads: rows.workloads ?? [],
    objects: rows.objects ?? [],
    findings: [],
  };
  const index = ClusterOwnership.from(cluster);
  return {
    index,
    children: (row: WorkloadRow | ObjectRow) =>
      index.children(row).map(child => {
        if (child.type === 'pod') return `Pod ${child.pod.name}`;
        if (child.type === 'object')
          return `${child.row.kind} ${child.row.name}`;
        return `unread ${child.object.kind} ${child.object.name}`;
      }),
    pods: (row: WorkloadRow | ObjectRow) =>
      index.pods(row).map(({ name }) => name),
  };
}

describe('ClusterOwnership', () => {
  it('leads from a Rollout over its ReplicaSets to pods, each once', () => {
    const workload = { kind: 'Rollout', name: 'web' };
    const rollout = aCustom('Rollout', 'web');
    const old = aWorkload('ReplicaSet', 'web-55', workload);
    const recent = aWorkload('ReplicaSet', 'web-66', workload);
    const { children, pods } = ownership({
      objects: [rollout],
      workloads: [old, recent],
      pods: ['web-55-a', 'web-66-b', 'web-66-c', 'web-x'].map(name =>
        aPod(name, workload),
      ),
    });
    expect(children(rollout)).toEqual([
      'ReplicaSet web-55',
      'ReplicaSet web-66',
      'Pod web-x',
    ]);
    expect(children(recent)).toEqual(['Pod web-66-b', 'Pod web-66-c']);
    expect(pods(rollout)).toEqual([
      'web-55-a',
      'web-66-b',
      'web-66-c',
      'web-x',
    ]);
  });

  it('tells pods of a workload that is named like its owner', () => {
    const top = aCustom('Database', 'db');
    const workload = { kind: 'Database', name: 'db' };
    const own = aWorkload('Deployment', 'db', workload);
    const { children } = ownership({
      objects: [top],
      workloads: [own],
      pods: [aPod('db-77-a', workload)],
    });
    expect(children(top)).toEqual(['Deployment db']);
    expect(children(own)).toEqual(['Pod db-77-a']);
  });

  it('knows the pods of a workload whose owner is not read', () => {
    const workload = { kind: 'Database', name: 'db' };
    const own = aWorkload('StatefulSet', 'db-main', workload);
    const { children } = ownership({
      workloads: [own],
      pods: [aPod('db-main-0', workload), aPod('db-other-0', workload)],
    });
    expect(children(own)).toEqual(['Pod db-main-0']);
  });

  it('follows what the row of an object names, over namespaces', () => {
    const app = aCustom(
      'App',
      'all',
      [
        { kind: 'Deployment', name: 'web', namespace: NAMESPACE },
        {
          kind: 'Rollout',
          name: 'api',
          definition: 'rollouts.example.com',
          namespace: NAMESPACE,
        },
        { kind: 'ConfigMap', name: 'web', namespace: NAMESPACE },
        { kind: 'Pod', name: 'lone', namespace: NAMESPACE },
      ],
      'argocd',
    );
    const web = aWorkload('Deployment', 'web');
    const { children, pods } = ownership({
      objects: [app, aCustom('Rollout', 'api')],
      workloads: [web],
      pods: [
        aPod('lone'),
        aPod('web-1-a', { kind: 'Deployment', name: 'web' }),
        aPod('api-1-a', { kind: 'Rollout', name: 'api' }),
      ],
    });
    expect(children(app)).toEqual([
      'Deployment web',
      'Rollout api',
      'unread ConfigMap web',
      'Pod lone',
    ]);
    expect(pods(app)).toEqual(['web-1-a', 'api-1-a', 'lone']);
  });

  it('ends where objects own each other', () => {
    const a = aCustom('A', 'a', [{ kind: 'B', name: 'b' }]);
    const b = aCustom('B', 'b', [
      { kind: 'A', name: 'a' },
      { kind: 'B', name: 'b' },
    ]);
    const { children, pods } = ownership({ objects: [a, b] });
    expect(children(b)).toEqual(['A a']);
    expect(pods(a)).toEqual([]);
  });

  it('tells two kinds of one name apart by the API that an owner is of', () => {
    const ours = aCustom('Cluster', 'db');
    const theirs: ObjectRow = {
      ...ours,
      customResource: { definition: 'clusters.other.com' },
    };
    const owner = {
      ...{ kind: 'Cluster', name: 'db', definition: 'clusters.other.com' },
    };
    const { children, pods } = ownership({
      objects: [ours, theirs],
      workloads: [aWorkload('StatefulSet', 'db-main', owner)],
      pods: [aPod('db-main-0', { kind: 'Cluster', name: 'db' })],
    });
    expect(children(theirs)).toEqual(['StatefulSet db-main']);
    expect(pods(theirs)).toEqual(['db-main-0']);
    expect(children(ours)).not.toContain('StatefulSet db-main');
  });

  it('does not take the Service of Kubernetes for that of Knative', () => {
    const own: ObjectRow = {
      ...{ kind: 'Service', namespace: NAMESPACE, name: 'hello' },
      service: { type: 'ClusterIP', ports: [] },
    };
    const { children } = ownership({
      objects: [own, aCustom('Service', 'hello')],
      pods: [aPod('hello-1', { kind: 'Service', name: 'hello' })],
    });
    expect(children(own)).toEqual([]);
  });
});
