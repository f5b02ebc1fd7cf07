import {
  isOutOfSight,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterOwnership,
  ResourceRow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { supersededAmong, supersededIn } from './findingRows';
import type { ObjectLists } from './objectLists';
import {
  OBJECT_FILTER_STATES,
  ObjectFilterState,
  ObjectState,
} from './objectState';
import {
  isMatrixRow,
  ObjectView,
  rowKey,
  workloadDefinitions,
} from './objectViews';
import { objectState } from './otherObjects';
import { workloadState } from './workloadState';

/** How many objects are in each state, as their list shows them: one in several clusters counts once in each of its states. */
export type ObjectCounts = Readonly<Record<ObjectFilterState, number>>;

/** Counts what is no pod, without failures of the past. Clusters that did not change are not counted again. */
export function countObjectStates(
  clusters: readonly ServiceCluster[],
): ObjectCounts {
  const definitions = workloadDefinitions(clusters);
  const workloads = [...definitions].sort().join();
  const seen = clusters.map(cluster =>
    statesIn(cluster, definitions, workloads),
  );
  return countKeys(seen);
}

/** The same of what a filter leaves of them. */
export function countListedStates(
  { matrix, others }: ObjectLists,
  clusters: readonly ServiceCluster[],
): ObjectCounts {
  const isPast = supersededAmong(clusters);
  const keys = new Map<ObjectState | undefined, string[]>();
  const add = (object: ObjectView, state: ObjectState | undefined) => {
    if (!isPast(object)) addKey(keys, state, rowKey(object.row));
  };
  for (const cell of matrix.rows.flatMap(({ cells }) => cells)) {
    if (cell.type === 'present') add(cell.object, cell.state);
  }
  for (const object of others.flatMap(({ objects }) => objects)) {
    add(object, objectState(object));
  }
  return countKeys([keys]);
}

/** One that is in the same state in several clusters counts once. */
function countKeys(seen: readonly KeysByState[]): ObjectCounts {
  const count = (state: ObjectFilterState) =>
    new Set(seen.flatMap(states => states.get(state) ?? [])).size;
  const [failing, notReady, unknown, starting, suspended] =
    OBJECT_FILTER_STATES.map(count);
  return { failing, notReady, unknown, starting, suspended };
}

/** The keys of the objects in each state. */
type KeysByState = ReadonlyMap<ObjectState | undefined, readonly string[]>;

interface Known {
  /** Which custom resources are workloads depends on all clusters. */
  readonly workloads: string;
  readonly states: KeysByState;
}

const knownStates = new WeakMap<ServiceCluster, Known>();

/** @param workloads - equal for equal definitions */
function statesIn(
  cluster: ServiceCluster,
  definitions: ReadonlySet<string>,
  workloads: string,
): KeysByState {
  const known = knownStates.get(cluster);
  if (known?.workloads === workloads) return known.states;
  const states = readStates(cluster, definitions);
  knownStates.set(cluster, { workloads, states });
  return states;
}

function readStates(
  cluster: ServiceCluster,
  definitions: ReadonlySet<string>,
): KeysByState {
  const isStale = isOutOfSight(cluster);
  const ownership = ClusterOwnership.from(cluster);
  const isPast = supersededIn(cluster);
  const keys = new Map<ObjectState | undefined, string[]>();
  const add = (row: ResourceRow, isWorkload: boolean) => {
    if (isPast(row)) return;
    const key = rowKey(row);
    const view = { key, cluster: cluster.head.name, row, isWorkload, isStale };
    const state =
      isMatrixRow(view, definitions) && !isStale
        ? workloadState(row, ownership.pods(row))
        : objectState(view);
    addKey(keys, state, key);
  };
  for (const row of cluster.workloads) add(row, true);
  for (const row of cluster.objects) add(row, false);
  return keys;
}

function addKey(
  keys: Map<ObjectState | undefined, string[]>,
  state: ObjectState | undefined,
  key: string,
) {
  const same = keys.get(state);
  if (same) same.push(key);
  else keys.set(state, [key]);
}
