import {
  appVersion,
  FilterQuery,
  isOutOfSight,
  matchLocation,
  PodRow,
  resourceKey,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership } from '@podlight/backstage-plugin-kubernetes-react';
import { supersededAmong } from './findingRows';
import { groupBy } from './groupBy';
import { findParents, nestRows } from './nestRows';
import {
  compareNames,
  compareResources,
  isMatrixRow,
  isNoticeable,
  listObjects,
  objectAddress,
  ObjectView,
  rowKey,
  workloadDefinitions,
} from './objectViews';
import { OBJECT_STATES, ObjectState, objectStateRank } from './objectState';
import { matchesStates } from './stateFilter';
import type { EmptyCell, MatrixCell, WorkloadCell } from './matrixCells';
import { markBehind, readVersionRollout } from './versionSkew';
import {
  tellingStatus,
  worstFinding,
  worstPod,
  workloadState,
} from './workloadState';

/** A cluster that has a workload, or may have one. */
export interface MatrixColumn {
  readonly cluster: string;
  /** Display name. */
  readonly title: string;
}

/** One workload in all clusters. */
export interface MatrixRow {
  /** Unique among the rows. */
  readonly key: string;
  /** As in a link; see {@link objectAddress}. */
  readonly address: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Of one of its clusters. */
  readonly row: ObjectView['row'];
  /** In the order of the columns. */
  readonly cells: readonly MatrixCell[];
  /** Worst state of its cells. */
  readonly state: ObjectState | undefined;
  /** How many rows above it it belongs to: 0 for one that stands for itself. */
  readonly level: number;
  /** Nothing about it is out of the ordinary, or was when a cluster was last read. */
  readonly isHealthy: boolean;
}

/** Workloads and the clusters that have them. */
export interface WorkloadMatrix {
  readonly columns: readonly MatrixColumn[];
  /** Those with issues first, the worst at the top; then by kind and name. */
  readonly rows: readonly MatrixRow[];
  /** Whether names alone do not identify a workload. */
  readonly hasNamespaces: boolean;
  /** Clusters that cannot be read now, so that healthy means: where it can be seen. */
  readonly isPartial: boolean;
  /** None of the clusters can be read now. */
  readonly isOld: boolean;
}

const HEALTHY: ReadonlySet<ObjectState | undefined> = new Set([
  'ready',
  'completed',
  undefined,
]);

/**
 * The matrix of what the filter lets through.
 *
 * @param chosen - States of workloads to list, without failures of the past; any when empty
 */
export function toWorkloadMatrix(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
  chosen: readonly ObjectState[] = [],
): WorkloadMatrix {
  const definitions = workloadDefinitions(clusters);
  const workloads = listObjects(clusters, query).filter(
    view =>
      isMatrixRow(view, definitions) &&
      matchLocation(query, {
        cluster: view.cluster,
        namespace: view.row.namespace,
        workload: view.row,
      }),
  );
  const used = new Set(workloads.map(({ cluster }) => cluster));
  const shown = clusters.filter(
    cluster =>
      used.has(cluster.head.name) ||
      (emptyCell(cluster, '').type !== 'absent' && isInQuery(cluster, query)),
  );
  const byRow = groupBy(workloads, ({ row }) => rowKey(row));
  const isPast = chosen.length > 0 ? supersededAmong(clusters) : () => false;
  const found = [...byRow]
    .map(([key, views]) => toRow(key, views, shown))
    .filter(({ cells }) =>
      matchesStates(query, listStates(cells, isPast), chosen),
    );
  const rows = nestRows(
    found,
    findParents(shown, new Set(found.map(({ key }) => key))),
    compareRows,
  );
  return {
    columns: shown.map(({ head: { name, title } }) => ({
      cluster: name,
      title: title ?? name,
    })),
    rows,
    hasNamespaces: new Set(rows.map(({ namespace }) => namespace)).size > 1,
    isPartial: shown.some(cluster => emptyCell(cluster, '').type !== 'absent'),
    isOld: shown.length > 0 && shown.every(isOutOfSight),
  };
}

function listStates(
  cells: readonly MatrixCell[],
  isPast: (object: ObjectView) => boolean,
) {
  return cells.flatMap(cell =>
    cell.type === 'present' && !isPast(cell.object) ? [cell.state] : [],
  );
}

/** Of a cluster without known rows only its name can be compared. */
function isInQuery({ head }: ServiceCluster, query: FilterQuery): boolean {
  const terms = query.terms.filter(
    term => term.type === 'list' && term.field === 'cluster',
  );
  return matchLocation({ terms }, { cluster: head.name, namespace: '' });
}

/** The pods of each workload, by its {@link objectAddress}. */
export function podsByWorkload(
  pods: readonly PodRow[],
): ReadonlyMap<string, readonly PodRow[]> {
  return groupBy(
    pods,
    ({ workload, namespace }) =>
      workload && objectAddress({ ...workload, namespace }),
  );
}

function toRow(
  key: string,
  views: readonly ObjectView[],
  clusters: readonly ServiceCluster[],
): Omit<MatrixRow, 'level'> {
  const { kind, namespace, name } = views[0].row;
  const address = objectAddress(views[0].row);
  const byCluster = new Map(views.map(view => [view.cluster, view]));
  const found = clusters.map((cluster): MatrixCell => {
    const object = byCluster.get(cluster.head.name);
    return object
      ? toCell(object, cluster)
      : emptyCell(cluster, resourceKey(views[0].row));
  });
  const cells = markBehind(markDifferences(found));
  const present = cells.filter(cell => cell.type === 'present');
  return {
    ...{ key, address, kind, namespace, name, cells },
    row: views[0].row,
    state: OBJECT_STATES.find(state =>
      present.some(cell => cell.state === state),
    ),
    isHealthy: present.every(
      cell => HEALTHY.has(cell.lastState) && !isNoticeable(cell.object),
    ),
  };
}

function toCell(
  object: ObjectView,
  serviceCluster: ServiceCluster,
): WorkloadCell {
  const { row, cluster, isStale } = object;
  const { findings } = serviceCluster;
  const pods = ClusterOwnership.from(serviceCluster).pods(row);
  const { rollout, upToDate = 0, desired = 0 } = row;
  const worst = isStale ? undefined : worstPod(pods);
  const status = worst && tellingStatus(worst);
  const finding = worst && worstFinding(worst, findings);
  const lastState = workloadState(row, pods);
  const rolledOut = readVersionRollout(row.lastRollout, pods);
  return {
    type: 'present',
    cluster,
    object,
    state: isStale ? 'unknown' : lastState,
    lastState,
    versions: versionsByFrequency(pods),
    differs: false,
    ...(rolledOut && { rolledOut }),
    hasOwnPods:
      !row.customResource ||
      pods.some(
        ({ workload }) =>
          workload?.kind === row.kind && workload.name === row.name,
      ),
    ...(rollout && { rollout: { updated: upToDate, total: desired } }),
    ...(finding && { finding }),
    ...(status !== undefined && { status }),
  };
}

/** @param kind - As of `resourceKey`; of the workload that is not among what is known of the cluster */
function emptyCell(cluster: ServiceCluster, kind: string): EmptyCell {
  const { name } = cluster.head;
  if (cluster.state.phase === 'connecting') {
    return { type: 'connecting', cluster: name };
  }
  const isUnread =
    isOutOfSight(cluster) ||
    cluster.kindProblems.some(problem => problem.kind === kind);
  return { type: isUnread ? 'unread' : 'absent', cluster: name };
}

function versionsByFrequency(pods: readonly PodRow[]): readonly string[] {
  const counts = countBy(pods.flatMap(pod => appVersion(pod) ?? []));
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || compareNames(b, a))
    .map(([version]) => version);
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Without a version that more clusters have than any other one, each differs. */
function markDifferences(cells: readonly MatrixCell[]): readonly MatrixCell[] {
  const counts = countBy(
    cells.flatMap(cell =>
      cell.type === 'present' ? cell.versions.slice(0, 1) : [],
    ),
  );
  if (counts.size < 2) return cells;
  const [[first, most], [, second]] = [...counts].sort(([, a], [, b]) => b - a);
  const usual = most > second ? first : undefined;
  return cells.map(cell =>
    cell.type === 'present' && cell.versions.length > 0
      ? { ...cell, differs: cell.versions[0] !== usual }
      : cell,
  );
}

type Comparable = Omit<MatrixRow, 'level'>;

function compareRows(a: Comparable, b: Comparable): number {
  return (
    Number(a.isHealthy) - Number(b.isHealthy) ||
    (a.isHealthy ? 0 : objectStateRank(a.state) - objectStateRank(b.state)) ||
    compareResources(a.kind, b.kind) ||
    compareNames(a.namespace, b.namespace) ||
    compareNames(a.name, b.name)
  );
}
