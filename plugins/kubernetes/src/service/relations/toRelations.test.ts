import {
  PodRow,
  ServiceCluster,
  ServiceMessage,
  initialServiceState,
  reduceService,
  ObjectRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
} from '../../fixtures';
import { EVERYTHING } from '../everything';
import { layOut } from './layOut';

import { toRelations } from './toRelations';
import { toRelationTree, RelationItem } from './toRelationTree';
import { RANKS, RelationNode, Relations } from './types';
import { hasTrouble, withIssues } from './withIssues';

const shop = { namespace: 'shop' };

const aService = (
  name: string,
  workloads?: readonly string[],
  endpoints = { ready: 1, total: 1 },
): ObjectRow => ({
  kind: 'Service',
  ...shop,
  name,
  service: {
    type: 'ClusterIP',
    ports: [],
    endpoints,
    ...(workloads && {
      workloads: workloads.map(each => ({ kind: 'Deployment', name: each })),
    }),
  },
});

const anIngress = (
  name: string,
  services: readonly string[],
  host?: string,
): ObjectRow => ({
  kind: 'Ingress',
  ...shop,
  name,
  ingress: {
    rules: services.map(service => ({
      ...(host && { host }),
      service,
      isTls: true,
    })),
  },
});

const aDeployment = (
  name: string,
  changes: Partial<WorkloadRow> = {},
): WorkloadRow => ({
  kind: 'Deployment',
  ...shop,
  name,
  desired: 1,
  ready: 1,
  ...changes,
});

const podOf = (
  workload: string,
  name = `${workload}-1`,
  changes: Partial<PodRow> = {},
): PodRow =>
  aPodRow({
    ...shop,
    name,
    workload: { kind: 'Deployment', name: workload },
    ...changes,
  });

const FAILING = { state: 'failing', status: 'CrashLoopBackOff' } as const;

function clustersSeen(
  ...messages: ServiceMessage[]
): readonly ServiceCluster[] {
  const names = messages.flatMap(message =>
    'cluster' in message ? message.cluster : [],
  );
  return [aHello([...new Set(names)]), ...messages].reduce(
    reduceService,
    initialServiceState,
  ).clusters;
}

const relate = (...messages: ServiceMessage[]) =>
  toRelations(clustersSeen(...messages), EVERYTHING);

/** `Kind name` of each node, in order. */
const names = ({ nodes }: Pick<Relations, 'nodes'>) =>
  nodes.map(({ kind, name }) => `${kind} ${name}`);

const find = (relations: Relations, kind: string, name: string) => {
  const node = relations.nodes.find(
    each => each.kind === kind && each.name === name,
  );
  if (!node) throw new Error(`no ${kind} ${name}`);
  return node;
};

const next = (relations: Relations, node: RelationNode) =>
  node.to.map(key => {
    const { kind, name } = relations.byKey.get(key)!;
    return `${kind} ${name}`;
  });

const WEB = {
  objects: [
    anIngress('web', ['web'], 'shop.example.com'),
    aService('web', ['web']),
  ],
  workloads: [aDeployment('web')],
};

describe('toRelations', () => {
  it('leads from a host over Ingress, Service and workload to pods', () => {
    const relations = relate(aCluster('eu', [podOf('web')], WEB));
    expect(names(relations)).toEqual([
      'Host shop.example.com',
      'Ingress web',
      'Service web',
      'Deployment web',
      'Pods web',
    ]);
    expect(relations.nodes.map(({ state }) => state)).toEqual(
      Array(5).fill('ready'),
    );
    expect(find(relations, 'Host', 'shop.example.com').href).toBe(
      'https://shop.example.com/',
    );
    expect(hasTrouble(relations)).toBe(false);
  });

  it('joins objects of the same name in 40 clusters, and counts those that fail', () => {
    const clusters = Array.from({ length: 40 }, (_, i) =>
      aCluster(`c${i}`, [podOf('web', 'web-1', i === 7 ? FAILING : {})], WEB),
    );
    const relations = relate(...clusters);
    expect(relations.nodes).toHaveLength(5);
    expect(find(relations, 'Deployment', 'web')).toMatchObject({
      state: 'failing',
      affected: 1,
    });
    expect(find(relations, 'Deployment', 'web').clusters).toHaveLength(40);
    expect(find(relations, 'Pods', 'web').counts).toMatchObject({
      failing: 1,
      ready: 39,
    });
  });

  it('puts the path with trouble first, and marks all of it', () => {
    const relations = relate(
      aCluster('eu', [podOf('api'), podOf('web', 'web-1', FAILING)], {
        objects: [
          anIngress('all', ['api', 'web'], 'shop.example.com'),
          aService('api', ['api']),
          aService('web', ['web']),
        ],
        workloads: [aDeployment('api'), aDeployment('web')],
      }),
    );
    const ingress = find(relations, 'Ingress', 'all');
    expect(next(relations, ingress)).toEqual(['Service web', 'Service api']);
    expect(
      relations.nodes
        .filter(({ ahead }) => ahead === 'failing')
        .map(({ kind }) => kind),
    ).toEqual(['Host', 'Ingress', 'Service', 'Deployment', 'Pods']);
  });

  it('says of a host that the Service behind it has no ready pods', () => {
    const relations = relate(
      aCluster('eu', [], {
        objects: [
          anIngress('web', ['web'], 'shop.example.com'),
          aService('web', ['web'], { ready: 0, total: 1 }),
        ],
        workloads: [aDeployment('web')],
      }),
    );
    expect(find(relations, 'Host', 'shop.example.com').state).toBe('notReady');
  });

  it('adds up the endpoints of a Service, and calls it healthy where all are ready', () => {
    const seen = (cluster: string, ready: number) =>
      aCluster(cluster, [], {
        objects: [aService('web', ['web'], { ready, total: 3 })],
      });
    expect(
      find(relate(seen('eu', 3), seen('us', 3)), 'Service', 'web'),
    ).toMatchObject({ state: 'ready', endpoints: { ready: 6, total: 6 } });
    expect(
      find(relate(seen('eu', 3), seen('us', 2)), 'Service', 'web'),
    ).toMatchObject({ state: undefined, endpoints: { ready: 5, total: 6 } });
  });

  it('breaks the edge that requests do not get over', () => {
    const stops = (step: 'class' | 'service', name?: string) => [
      { links: [{ step, state: 'broken' as const, ...(name && { name }) }] },
    ];
    const relations = relate(
      aCluster('eu', [], {
        objects: [
          {
            ...anIngress('web', ['gone', 'api'], 'shop.example.com'),
            reach: stops('service', 'gone'),
          },
          {
            ...anIngress('lost', ['api'], 'lost.example.com'),
            reach: stops('class'),
          },
          aService('api'),
        ],
      }),
    );
    const broken = relations.nodes.flatMap(node =>
      (node.broken ?? []).map(key => {
        const to = relations.byKey.get(key)!;
        return `${node.kind} ${node.name} -> ${to.kind} ${to.name}`;
      }),
    );
    expect(broken.sort()).toEqual([
      'Host lost.example.com -> Ingress lost',
      'Ingress web -> Service gone',
    ]);
    // Also where the Service is not there to say it.
    expect(find(relations, 'Ingress', 'web').state).toBe('notReady');
    expect(find(relations, 'Host', 'shop.example.com')).toMatchObject({
      state: 'notReady',
      ahead: 'notReady',
    });
    expect(
      layOut(relations).edges.filter(({ isBroken }) => isBroken),
    ).toHaveLength(2);
    const below = toRelationTree(relations).flatMap(({ items }) => items);
    expect(below.some(({ isBroken }) => isBroken)).toBe(true);
  });

  it('keeps a Service that an Ingress names and that is not there', () => {
    const relations = relate(
      aCluster('eu', [], { objects: [anIngress('web', ['gone'])] }),
    );
    expect(find(relations, 'Service', 'gone')).toMatchObject({
      isRead: false,
      state: undefined,
    });
  });

  it('sorts the pods of a rollout below their ReplicaSets', () => {
    const revision = (hash: string, isNew: boolean) => ({
      name: `web-${hash}`,
      isNew,
      replicas: 1,
      ready: isNew ? 0 : 1,
    });
    const relations = relate(
      aCluster(
        'eu',
        [
          podOf('web', 'new', {
            ...FAILING,
            labels: { 'pod-template-hash': 'b' },
          }),
          podOf('web', 'old', { labels: { 'pod-template-hash': 'a' } }),
          podOf('web', 'older', { labels: {} }),
        ],
        {
          workloads: [
            aDeployment('web', {
              rollout: [revision('b', true), revision('a', false)],
            }),
          ],
        },
      ),
    );
    const sets = relations.nodes.filter(({ kind }) => kind === 'ReplicaSet');
    expect(sets.map(({ names: all, state }) => [...all, state])).toEqual([
      ['web-b', 'failing'],
      ['web-a', 'ready'],
    ]);
    const pods = relations.nodes.filter(({ kind }) => kind === 'Pods');
    expect(pods.map(({ pod }) => pod?.name).sort()).toEqual([
      'new',
      'old',
      'older',
    ]);
  });

  it('puts the Jobs of a CronJob between it and its pods', () => {
    const cron = (name: string, job: string, changes: Partial<PodRow> = {}) =>
      podOf('nightly', name, {
        workload: { kind: 'CronJob', name: 'nightly' },
        labels: { 'job-name': job },
        state: 'completed',
        ...changes,
      });
    const relations = relate(
      aCluster('eu', [cron('a', 'n-1'), cron('b', 'n-2', FAILING)], {
        workloads: [
          {
            kind: 'CronJob',
            ...shop,
            name: 'nightly',
            cronJob: { schedule: '0 0 * * *', isSuspended: false, active: 0 },
          },
        ],
      }),
    );
    expect(names(relations)).toEqual([
      'CronJob nightly',
      'Job nightly',
      'Pods nightly',
    ]);
    expect(find(relations, 'Job', 'nightly')).toMatchObject({
      names: ['n-1', 'n-2'],
      state: 'failing',
    });
  });

  it('leads from an autoscaler to its target, and from a workload to its claim', () => {
    const relations = relate(
      aCluster('eu', [podOf('web')], {
        objects: [
          {
            kind: 'HorizontalPodAutoscaler',
            ...shop,
            name: 'scaler',
            autoscaler: {
              target: { kind: 'Deployment', name: 'web' },
              ...{ min: 1, max: 2, current: 1, desired: 1, metrics: [] },
            },
          },
          {
            kind: 'PersistentVolumeClaim',
            ...shop,
            name: 'data',
            claim: {
              phase: 'Bound',
              usedBy: [{ kind: 'Deployment', name: 'web' }],
            },
          },
        ],
        workloads: [aDeployment('web')],
      }),
    );
    const scaler = find(relations, 'HorizontalPodAutoscaler', 'scaler');
    expect(next(relations, scaler)).toEqual(['Deployment web']);
    expect(next(relations, find(relations, 'Deployment', 'web'))).toEqual([
      'Pods web',
      'PersistentVolumeClaim data',
    ]);
  });

  it('tells a custom Service from the Service of Kubernetes', () => {
    const relations = relate(
      aCluster(
        'eu',
        [podOf('web', 'web-1', { workload: { kind: 'Service', name: 'web' } })],
        {
          objects: [
            anIngress('web', ['web']),
            aService('web'),
            {
              kind: 'Service',
              ...shop,
              name: 'web',
              customResource: { definition: 'services.serving.knative.dev' },
            },
          ],
        },
      ),
    );
    expect(
      relations.nodes.map(({ resource, to }) => [resource, to.length]),
    ).toEqual([
      ['Ingress', 1],
      ['Service', 0],
      ['services.serving.knative.dev', 1],
      ['Pods', 0],
    ]);
  });

  it('leads from what points to others to these, read or not', () => {
    const pointing = (
      kind: string,
      targets: NonNullable<ObjectRow['customResource']>['targets'],
    ): ObjectRow => ({
      ...{ ...shop, kind, name: 'web' },
      customResource: { definition: `${kind}s.example.com`, targets },
    });
    const relations = relate(
      aCluster('eu', [podOf('web')], {
        ...WEB,
        objects: [
          aService('web', ['web']),
          pointing('HTTPRoute', [{ kind: 'Service', name: 'web' }]),
          pointing('ScaledObject', [{ kind: 'Deployment', name: 'web' }]),
          pointing('Certificate', [{ kind: 'Secret', name: 'web-tls' }]),
        ],
      }),
    );
    const route = find(relations, 'HTTPRoute', 'web');
    expect(next(relations, route)).toEqual(['Service web']);
    expect(route.rank).toBe(RANKS.route);
    expect(next(relations, find(relations, 'ScaledObject', 'web'))).toEqual([
      'Deployment web',
    ]);
    expect(next(relations, find(relations, 'Certificate', 'web'))).toEqual([
      'Secret web-tls',
    ]);
    expect(find(relations, 'Secret', 'web-tls').isRead).toBe(false);
    expect(find(relations, 'Service', 'web').isRead).toBe(true);
  });

  it('puts a custom resource in front of the workloads that it owns', () => {
    const owner = { kind: 'Rollout', name: 'api' };
    const relations = relate(
      aCluster(
        'eu',
        [
          podOf('api', 'api-1', {
            workload: owner,
            labels: { 'pod-template-hash': 'x' },
          }),
        ],
        {
          workloads: [
            { kind: 'ReplicaSet', ...shop, name: 'api-x', owner, desired: 1 },
          ],
        },
      ),
    );
    expect(names(relations)).toEqual([
      'Rollout api',
      'ReplicaSet api-x',
      'Pods api',
    ]);
  });

  it('leads through all that an operator made to the pods', () => {
    const aResource = (
      kind: string,
      name: string,
      owns: NonNullable<ObjectRow['customResource']>['owns'] = [],
    ): ObjectRow => ({
      kind,
      ...shop,
      name,
      customResource: {
        definition: `${kind.toLowerCase()}s.example.com`,
        state: 'healthy',
        owns,
      },
    });
    const pod = (name: string) =>
      podOf('db', name, { workload: { kind: 'Database', name: 'db' } });
    const relations = relate(
      aCluster('eu', [pod('db-hot-0'), pod('db-backup-x2-9')], {
        objects: [
          aResource('Instance', 'db-hot', [
            { kind: 'StatefulSet', name: 'db-hot' },
          ]),
          aResource('Database', 'db', [
            {
              kind: 'Instance',
              name: 'db-hot',
              definition: 'instances.example.com',
            },
            { kind: 'Job', name: 'db-backup' },
            { kind: 'Secret', name: 'db' },
          ]),
        ],
        workloads: [
          {
            kind: 'StatefulSet',
            ...shop,
            name: 'db-hot',
            owner: { kind: 'Instance', name: 'db-hot' },
          },
          {
            kind: 'Job',
            ...shop,
            name: 'db-backup',
            owner: { kind: 'Database', name: 'db' },
          },
        ],
      }),
    );
    const path = (kind: string, name: string): readonly string[] =>
      next(relations, find(relations, kind, name));
    expect(relations.roots.map(({ kind }) => kind)).toEqual(['Database']);
    expect(path('Database', 'db')).toEqual([
      'Job db-backup',
      'Instance db-hot',
    ]);
    expect(path('Instance', 'db-hot')).toEqual(['StatefulSet db-hot']);
    expect(path('StatefulSet', 'db-hot')).toEqual(['Pods db']);
    expect(path('Job', 'db-backup')).toEqual(['Pods db']);
  });

  it('tells two owners of one kind and name apart by their APIs', () => {
    const [ours, theirs] = ['ours.com', 'theirs.com'].map(
      (group): ObjectRow => ({
        ...{ kind: 'Cluster', ...shop, name: 'db' },
        customResource: { definition: `clusters.${group}`, state: 'healthy' },
      }),
    );
    const relations = relate(
      aCluster('eu', [], {
        // The later one would be taken where only the kind is known.
        objects: [ours, theirs],
        workloads: [
          {
            ...{ kind: 'StatefulSet', ...shop, name: 'db-main' },
            owner: {
              ...{ kind: 'Cluster', name: 'db' },
              definition: 'clusters.ours.com',
            },
          },
        ],
      }),
    );
    const owner = relations.nodes.find(
      node => next(relations, node).length > 0,
    );
    expect(owner?.resource).toBe('clusters.ours.com');
  });

  it('ends where custom resources own each other', () => {
    const aRing = (name: string, other: string): ObjectRow => ({
      kind: 'Ring',
      ...shop,
      name,
      customResource: {
        definition: 'rings.example.com',
        owns: [{ kind: 'Ring', name: other, definition: 'rings.example.com' }],
      },
    });
    const relations = relate(
      aCluster('eu', [], { objects: [aRing('a', 'b'), aRing('b', 'a')] }),
    );
    expect(relations.nodes).toEqual([]);
  });

  it('does not turn red for a cluster that was lost, and says so', () => {
    const seen = aCluster('us', [podOf('web')], WEB);
    const relations = relate(
      aCluster('eu', [podOf('web')], WEB),
      seen,
      aFailedCluster('us'),
    );
    expect(find(relations, 'Pods', 'web')).toMatchObject({
      state: 'unknown',
      affected: 1,
    });
    expect(hasTrouble(relations)).toBe(false);
  });

  it('links a finding with its object only', () => {
    const finding = aFinding([], {
      scope: { ...shop, kind: 'Deployment', name: 'web' },
    });
    const relations = toRelations(
      clustersSeen(aCluster('eu', [podOf('web')], WEB)),
      EVERYTHING,
      [finding, aFinding([], { ...finding, id: 'note', severity: 'info' })],
    );
    expect(
      relations.nodes.filter(node => node.finding).map(({ kind }) => kind),
    ).toEqual(['Deployment']);
  });

  it('follows no circle that a cluster makes up', () => {
    const circle = (name: string, target: string): ObjectRow => ({
      kind: 'HorizontalPodAutoscaler',
      ...shop,
      name,
      autoscaler: {
        target: { kind: 'HorizontalPodAutoscaler', name: target },
        ...{ min: 1, max: 2, current: 1, desired: 1, metrics: [] },
      },
    });
    expect(
      relate(
        aCluster('eu', [], { objects: [circle('a', 'b'), circle('b', 'a')] }),
      ).nodes,
    ).toEqual([]);
  });

  it('understands a backend that does not say what a Service selects', () => {
    const relations = relate(
      aCluster('eu', [podOf('web')], {
        ...WEB,
        objects: [anIngress('web', ['web']), aService('web')],
      }),
    );
    expect(names(relations)).toEqual([
      'Ingress web',
      'Service web',
      'Deployment web',
      'Pods web',
    ]);
    expect(relations.roots).toHaveLength(2);
  });

  it('is the same in whatever order objects arrive', () => {
    const names3 = ['c', 'a', 'b'];
    const build = (order: readonly string[]) =>
      relate(
        aCluster(
          'eu',
          order.map(each => podOf(each)),
          {
            objects: order.map(each => aService(each, [each])),
            workloads: order.map(each => aDeployment(each)),
          },
        ),
      );
    expect(build(names3)).toEqual(build([...names3].sort()));
  });
});

describe('layOut', () => {
  const manyPaths = (count: number) => {
    const all = Array.from({ length: count }, (_, i) => `w${i}`);
    return relate(
      aCluster(
        'eu',
        all.map(each => podOf(each)),
        {
          objects: all.map(each => aService(each, [each])),
          workloads: all.map(each => aDeployment(each)),
        },
      ),
    );
  };

  it('puts no two nodes on the same place, and draws from left to right', () => {
    const relations = relate(
      aCluster('eu', [podOf('api'), podOf('web'), podOf('db')], {
        objects: [
          anIngress('all', ['api', 'web'], 'shop.example.com'),
          anIngress('more', ['web', 'db'], 'other.example.com'),
          ...['api', 'web', 'db'].map(each => aService(each, [each])),
          aService('both', ['api', 'db']),
        ],
        workloads: ['api', 'web', 'db'].map(each => aDeployment(each)),
      }),
    );
    const { nodes, edges, columns, rows } = layOut(relations);
    expect(nodes).toHaveLength(relations.nodes.length);
    const places = nodes.map(({ column, row }) => `${column} ${row}`);
    expect(new Set(places).size).toBe(places.length);
    expect(edges.every(({ from, to }) => from.column < to.column)).toBe(true);
    expect([columns, rows]).toEqual([5, 4]);
  });

  it('leaves no column for a kind that is not there', () => {
    expect(layOut(manyPaths(1)).columns).toBe(3);
  });

  it('draws a straight line where one leads to one', () => {
    expect(layOut(manyPaths(3)).nodes.map(({ row }) => row)).toEqual([
      0, 0, 0, 1, 1, 1, 2, 2, 2,
    ]);
  });

  it('draws 60 nodes of thousands, and counts the rest', () => {
    const { nodes, hidden, edges } = layOut(manyPaths(1_000));
    expect([nodes.length, hidden, edges.length]).toEqual([60, 2_940, 40]);
  });
});

describe('withIssues', () => {
  const see = (apiPod: Partial<PodRow>) =>
    relate(
      aCluster('eu', [podOf('web'), podOf('api', 'api-1', apiPod)], {
        objects: [
          aService('web', ['web']),
          aService('api', ['api']),
          aService('both', ['api', 'web']),
          anIngress('web', ['web'], 'shop.example.com'),
          anIngress('inner', ['web']),
        ],
        workloads: [aDeployment('web'), aDeployment('api')],
      }),
    );

  it('leaves out paths on which all is well, but for the ways in from outside', () => {
    expect(names(withIssues(see(FAILING)))).toEqual([
      'Service api',
      'Deployment api',
      'Pods api',
      'Service both',
      'Deployment web',
      'Pods web',
      'Host shop.example.com',
      'Ingress web',
      'Service web',
    ]);
  });

  it('keeps what is starting, and all where nothing is wrong', () => {
    expect(names(withIssues(see({ state: 'starting' })))).toHaveLength(9);
    expect(withIssues(see({}))).toEqual(see({}));
  });
});

describe('toRelationTree', () => {
  const text = (items: readonly RelationItem[], depth = 0): string[] =>
    items.flatMap(({ node, isRepeat, items: below }) => [
      `${'  '.repeat(depth)}${node.kind} ${node.name}${isRepeat ? ' …' : ''}`,
      ...text(below, depth + 1),
    ]);
  const relations = relate(
    aCluster('eu', [podOf('web')], {
      ...WEB,
      objects: [...WEB.objects, aService('web-2', ['web'])],
    }),
  );

  it('lists what two lead to below both, and what follows once', () => {
    expect(text(toRelationTree(relations))).toEqual([
      'Host shop.example.com',
      '  Ingress web',
      '    Service web',
      '      Deployment web',
      '        Pods web',
      'Service web-2',
      '  Deployment web …',
    ]);
  });

  it('ends where it would be too long', () => {
    expect(text(toRelationTree(relations, 3))).toEqual([
      'Host shop.example.com',
      '  Ingress web',
      '    Service web',
    ]);
  });
});
