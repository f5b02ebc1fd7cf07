import {
  ClusterMessage,
  DisplayState,
  initialServiceState,
  parseQuery,
  PodRow,
  reduceService,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aContainerRow,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  aReason,
} from '../fixtures';
import type { WorkloadCell } from './matrixCells';
import { toWorkloadMatrix } from './workloadMatrix';

const deployment = (
  name: string,
  changes: Partial<WorkloadRow> = {},
): WorkloadRow => ({
  kind: 'Deployment',
  namespace: 'shop',
  name,
  desired: 2,
  ready: 2,
  ...changes,
});

const pod = (
  name: string,
  state: DisplayState = 'ready',
  changes: Partial<PodRow> = {},
) =>
  aPodRow({
    name: `${name}-${state}`,
    namespace: 'shop',
    workload: { kind: 'Deployment', name },
    state,
    ...changes,
  });

const runs = (version: string) => ({
  containers: [aContainerRow({ image: `registry.example.com/web:${version}` })],
});

function matrix(
  messages: readonly ClusterMessage[],
  filter = '',
  chosen: Parameters<typeof toWorkloadMatrix>[2] = [],
) {
  const names = [...new Set(messages.map(({ cluster }) => cluster))];
  const { clusters } = [aHello(names), ...messages].reduce(
    reduceService,
    initialServiceState,
  );
  const result = parseQuery(filter);
  if (!result.ok) throw new Error('bad filter');
  return toWorkloadMatrix(clusters, result.query, chosen);
}

const cluster = (
  name: string,
  workloads: readonly WorkloadRow[],
  pods: readonly PodRow[] = [],
) => aCluster(name, pods, { workloads });

const names = ({ rows }: ReturnType<typeof matrix>) =>
  rows.map(({ name }) => name);

const cells = ({ rows: [{ cells: found }] }: ReturnType<typeof matrix>) =>
  found as readonly WorkloadCell[];

it('has a row for each workload and a column for each cluster that has one', () => {
  const { columns, rows } = matrix([
    cluster('eu', [deployment('web'), deployment('api')]),
    cluster('us', [deployment('web')]),
    cluster('none', []),
  ]);
  expect(columns.map(each => each.cluster)).toEqual(['eu', 'us']);
  expect(
    rows.map(row => [row.name, row.cells.map(({ type }) => type)]),
  ).toEqual([
    ['api', ['present', 'absent']],
    ['web', ['present', 'present']],
  ]);
});

it('puts the worst workload first, and the healthy ones last', () => {
  const found = matrix([
    cluster(
      'eu',
      [
        deployment('a-healthy'),
        deployment('b-slow', { ready: 1 }),
        deployment('c-paused', { isPaused: true }),
      ],
      [],
    ),
    cluster(
      'us',
      [deployment('d-crashing')],
      [pod('d-crashing'), pod('d-crashing', 'failing')],
    ),
  ]);
  expect(names(found)).toEqual([
    'd-crashing',
    'b-slow',
    'c-paused',
    'a-healthy',
  ]);
  expect(found.rows.map(({ isHealthy }) => isHealthy)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it('quotes the status of the worst pod', () => {
  const [cell] = cells(
    matrix([
      cluster(
        'eu',
        [deployment('web', { ready: 1 })],
        [pod('web'), pod('web', 'failing', { status: 'CrashLoopBackOff' })],
      ),
    ]),
  );
  expect(cell).toMatchObject({ state: 'failing', status: 'CrashLoopBackOff' });
});

it('calls what has been scaled to zero healthy, and pods that have ended no issue', () => {
  const { rows } = matrix([
    cluster(
      'eu',
      [deployment('web', { desired: 0, ready: 0 })],
      [pod('web', 'completed', { status: 'Error' })],
    ),
  ]);
  expect(rows[0]).toMatchObject({ isHealthy: true, state: 'completed' });
});

it('marks the clusters whose version is not the most frequent one', () => {
  const found = matrix([
    cluster('eu', [deployment('web')], [pod('web', 'ready', runs('5.2.0'))]),
    cluster('us', [deployment('web')], [pod('web', 'ready', runs('5.3.0'))]),
    cluster('ap', [deployment('web')], [pod('web', 'ready', runs('5.2.0'))]),
  ]);
  expect(cells(found).map(each => [each.versions, each.differs])).toEqual([
    [['5.2.0'], false],
    [['5.3.0'], true],
    [['5.2.0'], false],
  ]);
});

it('marks each version where none is more frequent than the others', () => {
  const found = matrix([
    cluster('eu', [deployment('web')], [pod('web', 'ready', runs('5.2.0'))]),
    cluster('us', [deployment('web')], [pod('web', 'ready', runs('5.3.0'))]),
    cluster('ap', [deployment('web')]),
  ]);
  expect(cells(found).map(each => each.differs)).toEqual([true, true, false]);
});

it('says how far a rollout is', () => {
  const rollout = [
    { name: 'web-2', isNew: true, replicas: 1 },
    { name: 'web-1', isNew: false, replicas: 2 },
  ];
  const found = matrix([
    cluster('eu', [deployment('web', { ready: 1, upToDate: 1, rollout })]),
  ]);
  expect(cells(found)[0]).toMatchObject({
    state: 'starting',
    rollout: { updated: 1, total: 2 },
  });
  expect(found.rows[0].isHealthy).toBe(false);
});

it('does not take an unreadable cluster for one without the workload', () => {
  const found = matrix([
    cluster('eu', [deployment('web')]),
    aFailedCluster('us'),
    {
      ...cluster('ap', [deployment('api')]),
      kindProblems: [{ kind: 'Deployment', reason: aReason('forbidden') }],
    },
  ]);
  const web = found.rows.find(({ name }) => name === 'web');
  expect(web?.cells.map(({ type }) => type)).toEqual([
    'present',
    'unread',
    'unread',
  ]);
  expect(found.isPartial).toBe(true);
});

it('calls the last known state of an unreadable cluster unknown', () => {
  const found = matrix([
    cluster('eu', [deployment('web')], [pod('web')]),
    aFailedCluster('eu'),
  ]);
  expect(found.rows[0].state).toBe('unknown');
  expect(found.isOld).toBe(true);
});

it('does not unfold workloads that were well before their cluster was lost', () => {
  const found = matrix([
    cluster('eu', [deployment('web')], [pod('web')]),
    cluster(
      'us',
      [deployment('web'), deployment('api', { ready: 0 })],
      [pod('web'), pod('api', 'failing')],
    ),
    aFailedCluster('us'),
  ]);
  expect(
    found.rows.map(({ name, state, isHealthy }) => [name, state, isHealthy]),
  ).toEqual([
    ['api', 'unknown', false],
    ['web', 'unknown', true],
  ]);
  expect(found.isOld).toBe(false);
});

it('shows the workloads that the filter names', () => {
  const messages = [
    cluster('eu', [deployment('web'), deployment('api'), deployment('db')]),
    cluster('us', [deployment('web'), deployment('api')]),
  ];
  expect(names(matrix(messages, 'workload:web'))).toEqual(['web']);
  expect(names(matrix(messages, 'cluster:us'))).toEqual(['api', 'web']);
});

it('shows the workloads that are in one of the states somewhere', () => {
  const messages = [
    cluster('eu', [deployment('web'), deployment('api')]),
    cluster('us', [deployment('web', { ready: 0 }), deployment('api')]),
  ];
  expect(names(matrix(messages, 'status:notReady'))).toEqual(['web']);
  expect(names(matrix(messages, 'status:ready'))).toEqual(['web', 'api']);
  expect(names(matrix(messages, '!status:ready'))).toEqual(['web']);
  expect(names(matrix(messages, 'workload:api status:failing'))).toEqual([]);
});

it('keeps apart workloads of the same name in other namespaces', () => {
  const found = matrix([
    cluster('eu', [
      deployment('web'),
      deployment('web', { namespace: 'shop-dev' }),
    ]),
  ]);
  expect(found.hasNamespaces).toBe(true);
  expect(found.rows).toHaveLength(2);
});

it('shows the clusters and namespaces that the filter lets through', () => {
  const messages = [
    cluster('eu', [deployment('web')]),
    cluster('us', [deployment('web')]),
    aFailedCluster('ap'),
  ];
  const { columns } = matrix(messages, 'cluster:us status:failing');
  expect(columns.map(each => each.cluster)).toEqual(['us']);
  expect(matrix(messages, 'namespace:other').rows).toEqual([]);
});

it('lists no failure of the past among those in a chosen state', () => {
  const workflow = (name: string) => ({
    ...{ kind: 'Workflow', namespace: 'shop', name },
    customResource: {
      definition: 'workflows.argoproj.io',
      state: 'failing' as const,
      pods: { ready: 0, total: 1 },
    },
  });
  const messages = [
    aCluster('eu', [], {
      objects: [workflow('past'), workflow('now')],
      findings: [
        aFinding([], {
          scope: { kind: 'Workflow', namespace: 'shop', name: 'past' },
          params: { superseded: 'later' },
        }),
      ],
    }),
  ];
  expect(names(matrix(messages))).toEqual(['now', 'past']);
  expect(names(matrix(messages, '', ['failing']))).toEqual(['now']);
});

it('does not call healthy what is being rolled out, though all its pods are ready', () => {
  const rollout = [{ name: 'web-2', isNew: true, replicas: 1 }];
  const found = matrix([
    cluster('eu', [deployment('web', { upToDate: 2, rollout })]),
  ]);
  expect(found.rows[0]).toMatchObject({ state: 'ready', isHealthy: false });
});

it('has a column for a cluster that cannot be read, unless the filter leaves it out', () => {
  const messages = [cluster('eu', [deployment('web')]), aFailedCluster('ap')];
  const columns = (filter: string) =>
    matrix(messages, filter).columns.map(each => each.cluster);
  expect(columns('namespace:shop')).toEqual(['eu', 'ap']);
  expect(columns('cluster:eu')).toEqual(['eu']);
  expect(matrix(messages, 'cluster:eu').isPartial).toBe(false);
  expect(matrix(messages, 'namespace:shop').isPartial).toBe(true);
});

it('quotes no status and no finding of a cluster that was lost', () => {
  const bad = pod('web', 'failing', { status: 'CrashLoopBackOff' });
  const finding = aFinding([bad.name], {
    pods: [{ namespace: 'shop', name: bad.name }],
  });
  const seen = aCluster('eu', [bad], {
    workloads: [deployment('web')],
    findings: [finding],
  });
  expect(cells(matrix([seen]))[0]).toMatchObject({
    status: 'CrashLoopBackOff',
    finding,
  });
  const [lost] = cells(matrix([seen, aFailedCluster('eu')]));
  expect(lost).not.toHaveProperty('status');
  expect(lost).not.toHaveProperty('finding');
});

it('names the newer of two versions that are as frequent first', () => {
  const pods = ['5.9.0', '5.10.0'].map(version =>
    pod('web', 'ready', { name: version, ...runs(version) }),
  );
  const [cell] = cells(matrix([cluster('eu', [deployment('web')], pods)]));
  expect(cell.versions).toEqual(['5.10.0', '5.9.0']);
});

it('does not mark a cluster without pods as one of another version', () => {
  const found = matrix([
    cluster('eu', [deployment('web')], [pod('web', 'ready', runs('5.2.0'))]),
    cluster('us', [deployment('web')], [pod('web', 'ready', runs('5.2.0'))]),
    cluster('ap', [deployment('web')], [pod('web', 'ready', runs('5.3.0'))]),
    cluster('none', [deployment('web')]),
  ]);
  expect(cells(found).map(each => each.differs)).toEqual([
    ...[false, false, true, false],
  ]);
});

it('sorts what is healthy by kind and name, whatever its state is', () => {
  const found = matrix([
    cluster(
      'eu',
      [deployment('a'), deployment('b', { desired: 0, ready: 0 })],
      [pod('a'), pod('b', 'completed')],
    ),
  ]);
  expect(found.rows.map(({ name, state }) => [name, state])).toEqual([
    ['a', 'ready'],
    ['b', 'completed'],
  ]);
});

it('is not old where there is no cluster at all', () => {
  expect(matrix([])).toEqual({
    ...{ columns: [], rows: [] },
    ...{ hasNamespaces: false, isPartial: false, isOld: false },
  });
});

it('has a workload below the custom resource that owns it', () => {
  const found = matrix([
    aCluster('eu', [], {
      objects: [
        {
          ...{ kind: 'Kafka', namespace: 'shop', name: 'orders' },
          customResource: {
            definition: 'kafkas.kafka.strimzi.io',
            pods: { ready: 1, total: 1 },
            owns: [{ kind: 'StatefulSet', name: 'a-set' }],
          },
        },
      ],
      workloads: [{ ...deployment('a-set'), kind: 'StatefulSet' }],
    }),
  ]);
  expect(found.rows.map(({ name, level }) => [name, level])).toEqual([
    ['orders', 0],
    ['a-set', 1],
  ]);
});

it('says which custom resources have pods of their own, and which only by what they own', () => {
  const resource = (name: string) => ({
    ...{ kind: 'Kafka', namespace: 'shop', name },
    customResource: {
      definition: 'kafkas.kafka.strimzi.io',
      pods: { ready: 1, total: 1 },
      owns: [{ kind: 'StatefulSet', name }],
    },
  });
  const found = matrix([
    aCluster(
      'eu',
      ['Kafka', 'StatefulSet'].map(kind =>
        pod(kind, 'ready', { name: kind, workload: { kind, name: kind } }),
      ),
      {
        objects: ['Kafka', 'StatefulSet'].map(resource),
        workloads: [{ ...deployment('StatefulSet'), kind: 'StatefulSet' }],
      },
    ),
  ]);
  const own = found.rows.map(({ kind, name, cells: [cell] }) => [
    `${kind} ${name}`,
    (cell as WorkloadCell).hasOwnPods,
  ]);
  expect(Object.fromEntries(own)).toMatchObject({
    'Kafka Kafka': true,
    'Kafka StatefulSet': false,
  });
});
