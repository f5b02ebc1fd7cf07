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

function matrix(messages: readonly ClusterMessage[], filter = '') {
  const names = [...new Set(messages.map(({ cluster }) => cluster))];
  const { clusters } = [aHello(names), ...messages].reduce(
    reduceService,
    initialServiceState,
  );
  const result = parseQuery(filter);
  if (!result.ok) throw new Error('bad filter');
  return toWorkloadMatrix(clusters, result.query);
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
