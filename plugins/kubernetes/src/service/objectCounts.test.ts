import {
  Finding,
  ObjectRow,
  PodRow,
  ServiceMessage,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  aReason,
  POD_IN_STATE,
} from '../fixtures';
import { EVERYTHING } from './everything';
import { countListedStates, countObjectStates } from './objectCounts';
import { toObjectLists } from './objectLists';
import { OBJECT_FILTER_STATES } from './objectState';

const NONE = { failing: 0, notReady: 0, unknown: 0, starting: 0, suspended: 0 };

const custom = (
  name: string,
  part: Partial<NonNullable<ObjectRow['customResource']>>,
): ObjectRow => ({
  ...{ kind: 'Kafka', namespace: 'games', name },
  customResource: { definition: 'kafkas.kafka.strimzi.io', ...part },
});

const deployment: WorkloadRow = {
  ...{ kind: 'Deployment', namespace: 'games', name: 'dice' },
  ...{ desired: 1, ready: 1 },
};

const podOf = (name: string, changes: Partial<PodRow>) =>
  aPodRow({
    ...{ name, namespace: 'games', ...changes },
    workload: { kind: 'Deployment', name: 'dice' },
  });

const cluster = (
  name: string,
  objects: readonly ObjectRow[],
  workloads: readonly WorkloadRow[] = [],
  pods: readonly PodRow[] = [],
) => aCluster(name, pods, { objects, workloads });

const count = (...messages: readonly ServiceMessage[]) =>
  countObjectStates(clustersAfter(aHello(['eu', 'us']), ...messages));

describe('countObjectStates', () => {
  it('counts what is worth a look', () => {
    expect(
      count(
        cluster(
          'eu',
          [
            custom('a', { state: 'failing' }),
            custom('b', { state: 'suspended' }),
            custom('c', { state: 'suspended' }),
            custom('d', { state: 'progressing' }),
            custom('e', { state: 'healthy' }),
            custom('f', {}),
          ],
          [deployment],
        ),
      ),
    ).toEqual({ ...NONE, failing: 1, starting: 1, suspended: 2 });
  });

  it('counts one in several clusters once, in each of its states', () => {
    const failing = custom('a', { state: 'failing' });
    expect(count(cluster('eu', [failing]), cluster('us', [failing]))).toEqual({
      ...NONE,
      failing: 1,
    });
    expect(
      count(
        cluster('eu', [failing]),
        cluster('us', [custom('a', { state: 'suspended' })]),
      ),
    ).toEqual({ ...NONE, failing: 1, suspended: 1 });
  });

  it('takes a workload for as bad as its pods', () => {
    const pods = [podOf('dice-1', POD_IN_STATE.failing)];
    expect(count(cluster('eu', [], [deployment], pods))).toEqual({
      ...NONE,
      failing: 1,
    });
  });

  it('counts as many as the list shows', () => {
    const rolledOut = custom('g', {
      state: 'suspended',
      pods: { ready: 0, total: 1 },
    });
    const stale = {
      ...aFailedCluster('us', aReason('timeout')),
      objects: [custom('h', { state: 'failing' })],
    };
    const clusters = clustersAfter(
      aHello(['eu', 'us']),
      cluster(
        'eu',
        [rolledOut, custom('i', { state: 'suspended' })],
        [deployment, { ...deployment, name: 'paused', isPaused: true }],
        [podOf('dice-1', POD_IN_STATE.notReady)],
      ),
      stale,
    );
    const counts = countObjectStates(clusters);
    expect(counts).toMatchObject({ notReady: 1, suspended: 3 });
    for (const state of OBJECT_FILTER_STATES) {
      expect(toObjectLists(clusters, EVERYTHING, false, [state]).shown).toBe(
        counts[state],
      );
    }
  });

  it('leaves out what failed before a later one was healthy, as the list does', () => {
    const past = (name: string): Finding => ({
      ...aFinding([]),
      severity: 'info',
      scope: { kind: 'Kafka', namespace: 'games', name },
      params: { superseded: 1, definition: 'kafkas.kafka.strimzi.io' },
    });
    const hasPods = { pods: { ready: 0, total: 1 } };
    const failing = (name: string) => custom(name, { state: 'failing' });
    const eu = (...objects: readonly ObjectRow[]) => ({
      ...cluster('eu', objects),
      findings: [past('a')],
    });
    const show = (...messages: readonly ServiceMessage[]) =>
      toObjectLists(
        clustersAfter(aHello(['eu', 'us']), ...messages),
        EVERYTHING,
        false,
        ['failing'],
      );
    const both = [failing('a'), failing('b')];
    expect(count(eu(...both)).failing).toBe(1);
    expect(
      show(eu(...both)).others.map(({ object }) => object.row.name),
    ).toEqual(['b']);
    const workloads = [
      custom('a', { state: 'failing', ...hasPods }),
      custom('b', { state: 'failing', ...hasPods }),
    ];
    expect(count(eu(...workloads)).failing).toBe(1);
    expect(show(eu(...workloads)).matrix.rows.map(({ name }) => name)).toEqual([
      'b',
    ]);
    // In another cluster it may fail now.
    expect(count(eu(...both), cluster('us', both)).failing).toBe(2);
    expect(show(eu(...both), cluster('us', both)).shown).toBe(2);
  });

  it('counts again what a change of another cluster makes a workload', () => {
    const other = custom('a', { state: 'healthy' });
    const pods = [
      aPodRow({
        ...{ name: 'a-0', namespace: 'games', ...POD_IN_STATE.failing },
        workload: { kind: 'Kafka', name: 'a' },
      }),
    ];
    const eu = cluster('eu', [other], [], pods);
    expect(count(eu).failing).toBe(0);
    const withPods = custom('b', {
      state: 'healthy',
      pods: { ready: 1, total: 1 },
    });
    expect(count(eu, cluster('us', [withPods])).failing).toBe(1);
  });
});

describe('countListedStates', () => {
  const clusters = clustersAfter(
    aHello(['eu', 'us']),
    cluster(
      'eu',
      [custom('a', { state: 'failing' }), custom('b', { state: 'suspended' })],
      [deployment],
      [podOf('dice-1', POD_IN_STATE.failing)],
    ),
    cluster('us', [custom('a', { state: 'failing' })], [deployment]),
  );

  it('counts all as the summary does where nothing is filtered', () => {
    const all = countObjectStates(clusters);
    expect(all).toEqual({ ...NONE, failing: 2, suspended: 1 });
    expect(
      countListedStates(toObjectLists(clusters, EVERYTHING, false), clusters),
    ).toEqual(all);
  });

  it('counts what the filter leaves', () => {
    const lists = toObjectLists(clusters, EVERYTHING, false, ['suspended']);
    expect(countListedStates(lists, clusters)).toEqual({
      ...NONE,
      suspended: 1,
    });
  });
});

it('counts anew where another cluster tells that a custom resource is a workload', () => {
  const pods = [podOf('dice-1', { state: 'failing' })];
  const owner = { kind: 'Kafka', name: 'dice' };
  const eu = cluster(
    'eu',
    [custom('dice', { state: 'healthy' })],
    [],
    pods.map(pod => ({ ...pod, workload: owner })),
  );
  const us = cluster('us', [
    custom('other', { state: 'healthy', pods: { ready: 1, total: 1 } }),
  ]);
  const before = clustersAfter(aHello(['eu', 'us']), eu);
  expect(countObjectStates(before).failing).toBe(0);
  const [, told] = clustersAfter(aHello(['eu', 'us']), us);
  expect(countObjectStates([before[0], told]).failing).toBe(1);
});
