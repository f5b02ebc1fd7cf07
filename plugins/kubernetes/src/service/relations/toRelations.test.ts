import {
  ObjectRow,
  parseQuery,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  FAILING,
  WEB,
  aDeployment,
  aService,
  anIngress,
  clustersSeen,
  find,
  names,
  next,
  podOf,
  relate,
  shop,
} from '../../__testUtils__/relations';
import { aCluster, aFailedCluster, aFinding } from '../../fixtures';
import { EVERYTHING } from '../everything';
import { layOut } from './layOut';
import { toRelations } from './toRelations';
import { toRelationTree } from './toRelationTree';
import { RANKS } from './types';
import { hasTrouble } from './withIssues';

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

  it('has what points to others behind the one that owns it', () => {
    const relations = relate(
      aCluster('eu', [], {
        objects: [
          {
            ...{ ...shop, kind: 'HelmRelease', name: 'web' },
            customResource: {
              definition: 'helmreleases.helm.toolkit.fluxcd.io',
              owns: [
                {
                  ...{ kind: 'ScaledObject', name: 'web' },
                  definition: 'scaledobjects.keda.sh',
                },
              ],
            },
          },
          {
            ...{ ...shop, kind: 'ScaledObject', name: 'web' },
            customResource: {
              definition: 'scaledobjects.keda.sh',
              targets: [{ kind: 'Deployment', name: 'web' }],
            },
          },
        ],
      }),
    );
    expect(next(relations, find(relations, 'HelmRelease', 'web'))).toEqual([
      'ScaledObject web',
    ]);
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

  it('says of nothing in a cluster that was lost how it is, but for what has ended', () => {
    const rollout = [
      { name: 'web-b', isNew: true, replicas: 2, ready: 1 },
      { name: 'web-a', isNew: false, replicas: 1, ready: 1 },
    ];
    const relations = relate(
      aCluster(
        'eu',
        [
          podOf('web', 'web-b-1', FAILING),
          podOf('import', 'import-1', { state: 'completed' }),
        ],
        {
          objects: [
            {
              ...{ ...shop, kind: 'Database', name: 'db' },
              customResource: {
                definition: 'databases.example.com',
                state: 'failing',
                owns: [{ kind: 'Deployment', name: 'web' }],
              },
            },
          ],
          workloads: [aDeployment('web', { rollout }), aDeployment('import')],
        },
      ),
      aFailedCluster('eu'),
    );
    expect(
      relations.nodes.map(({ kind, name, state }) => [kind, name, state]),
    ).toEqual([
      ['Deployment', 'import', 'unknown'],
      ['Pods', 'import', 'completed'],
      ['Database', 'db', 'unknown'],
      ['Deployment', 'web', 'unknown'],
      ['ReplicaSet', 'web', 'unknown'],
      ['ReplicaSet', 'web', 'unknown'],
      ['Pods', 'web', 'unknown'],
    ]);
    expect(find(relations, 'Pods', 'import').counts).toMatchObject({
      completed: 1,
      unknown: 0,
    });
  });

  it('leaves out pods of other namespaces than the filter names', () => {
    const query = parseQuery('namespace:shop');
    if (!query.ok) throw new Error('The filter cannot be read');
    const relations = toRelations(
      clustersSeen(
        aCluster('eu', [podOf('web'), podOf('db', 'db-1', { namespace: 'x' })]),
      ),
      query.query,
    );
    expect(names(relations)).toEqual(['Deployment web', 'Pods web']);
  });

  it.each(['job-name', 'batch.kubernetes.io/job-name'])(
    'finds the Job of a pod by its label %s',
    label => {
      const pod = podOf('nightly', 'a', {
        workload: { kind: 'CronJob', name: 'nightly' },
        labels: { [label]: 'n-1' },
      });
      expect(names(relate(aCluster('eu', [pod])))).toEqual([
        'CronJob nightly',
        'Job nightly',
        'Pods nightly',
      ]);
    },
  );

  it('puts no Job between a Job and its pods', () => {
    const pod = podOf('import', 'import-x', {
      workload: { kind: 'Job', name: 'import' },
      labels: { 'job-name': 'import' },
    });
    expect(names(relate(aCluster('eu', [pod])))).toEqual([
      'Job import',
      'Pods import',
    ]);
  });

  it.each([
    ['Rollout', 'rollouts-pod-template-hash', 'a'],
    ['StatefulSet', 'controller-revision-hash', 'web-a'],
  ])(
    'finds the revision of a pod of a %s by its label',
    (kind, label, hash) => {
      const rollout = [
        { name: 'web-b', isNew: true, replicas: 1, ready: 1 },
        { name: 'web-a', isNew: false, replicas: 1, ready: 1 },
      ];
      const relations = relate(
        aCluster(
          'eu',
          [
            podOf('web', 'old', {
              ...FAILING,
              workload: { kind, name: 'web' },
              labels: { [label]: hash },
            }),
          ],
          { workloads: [{ ...aDeployment('web', { rollout }), kind }] },
        ),
      );
      const parent = relations.nodes.find(node => node.revision === 'old')!;
      expect(next(relations, parent)).toEqual(['Pods web']);
      expect(parent.state).toBe('failing');
    },
  );

  it('finds the revision of a pod without labels by the start of its name', () => {
    const relations = relate(
      aCluster('eu', [podOf('w', 'w-x', { labels: {} })], {
        workloads: [
          aDeployment('w', {
            rollout: [
              { name: 'w-2', isNew: true, replicas: 1, ready: 1 },
              { name: 'w', isNew: false, replicas: 1, ready: 1 },
            ],
          }),
        ],
      }),
    );
    const parent = relations.nodes.find(node => node.revision === 'old')!;
    expect(next(relations, parent)).toEqual(['Pods w']);
  });

  it('keeps apart the ReplicaSets of two kinds of workloads with one name', () => {
    const rollout = (hash: string) => [
      { name: `web-${hash}`, isNew: true, replicas: 1, ready: 1 },
    ];
    const relations = relate(
      aCluster('eu', [], {
        workloads: ['StatefulSet', 'DaemonSet'].map(kind => ({
          ...aDeployment('web', { rollout: rollout(kind) }),
          kind,
        })),
      }),
    );
    expect(
      relations.nodes
        .filter(({ revision }) => revision)
        .map(({ names: all }) => all),
    ).toEqual([['web-StatefulSet'], ['web-DaemonSet']]);
  });

  it('leads to a claim from workloads, not from each pod', () => {
    const relations = relate(
      aCluster('eu', [], {
        objects: [
          {
            ...{ ...shop, kind: 'PersistentVolumeClaim', name: 'data' },
            claim: {
              phase: 'Bound',
              usedBy: [
                { kind: 'Pod', name: 'web-1' },
                { kind: 'StatefulSet', name: 'web' },
              ],
            },
          },
        ],
      }),
    );
    expect(names(relations)).toEqual([
      'StatefulSet web',
      'PersistentVolumeClaim data',
    ]);
  });

  it('opens a host by the address of its first rule', () => {
    const plain = anIngress('b', ['web'], 'shop.example.com');
    const rules = plain.ingress!.rules.map(rule => ({ ...rule, isTls: false }));
    const relations = relate(
      aCluster('eu', [], {
        objects: [
          anIngress('a', ['web'], 'shop.example.com'),
          { ...plain, ingress: { rules } },
        ],
      }),
    );
    expect(find(relations, 'Host', 'shop.example.com').href).toBe(
      'https://shop.example.com/',
    );
  });

  it('believes the controller of a workload that is read, and the pods of one that is not', () => {
    const passing = { state: 'terminating', status: 'Terminating' } as const;
    const pods = ['read', 'unread'].map(name => podOf(name, name, passing));
    const relations = relate(
      aCluster('eu', pods, { workloads: [aDeployment('read')] }),
    );
    expect(find(relations, 'Deployment', 'read').state).toBe('ready');
    expect(find(relations, 'Deployment', 'unread').state).toBe('terminating');
  });

  it('breaks the edge to what is in another namespace', () => {
    const target = { kind: 'Gateway', namespace: 'infra', name: 'public' };
    const route = (namespace: string): ObjectRow => ({
      ...{ kind: 'HTTPRoute', namespace, name: 'web' },
      customResource: {
        definition: 'httproutes.gateway.networking.k8s.io',
        targets: [{ ...target, namespace: 'infra' }],
      },
      reach: [{ links: [{ step: 'gateway', state: 'broken', ...target }] }],
    });
    const relations = relate(aCluster('eu', [], { objects: [route('shop')] }));
    expect(find(relations, 'HTTPRoute', 'web').broken).toHaveLength(1);
  });

  it('takes what is read for what is pointed to, where that names no API', () => {
    const relations = relate(
      aCluster('eu', [], {
        objects: [
          {
            ...{ ...shop, kind: 'ScaledObject', name: 'web' },
            customResource: {
              definition: 'scaledobjects.keda.sh',
              targets: [{ kind: 'Rollout', name: 'web' }],
            },
          },
          {
            ...{ ...shop, kind: 'Rollout', name: 'web' },
            customResource: { definition: 'rollouts.argoproj.io' },
          },
        ],
      }),
    );
    expect(relations.nodes.map(({ resource }) => resource)).toEqual([
      'scaledobjects.keda.sh',
      'rollouts.argoproj.io',
    ]);
  });

  it('links a finding with its object only', () => {
    const finding = aFinding([], {
      scope: { ...shop, kind: 'Deployment', name: 'web' },
    });
    const relations = toRelations(
      clustersSeen(aCluster('eu', [podOf('web')], WEB)),
      EVERYTHING,
      [
        finding,
        aFinding([], {
          ...{ id: 'note', severity: 'info' },
          scope: { ...shop, kind: 'Service', name: 'web' },
        }),
      ],
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
