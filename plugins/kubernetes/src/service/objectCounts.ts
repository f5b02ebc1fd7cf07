import {
  isOutOfSight,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterOwnership,
  ResourceRow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { supersededAmong, supersededIn } from './findingRows';
import { groupBy } from './groupBy';
import type { ObjectLists } from './objectLists';
import {
  OBJECT_FILTER_STATES,
  ObjectFilterState,
  ObjectState,
} from './objectState';
import { isMatrixRow, rowKey, workloadDefinitions } from './objectViews';
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
  const inMatrix = matrix.rows
    .flatMap(({ cells }) => cells)
    .flatMap(cell => (cell.type === 'present' ? [cell] : []));
  const inLists = others
    .flatMap(({ objects }) => objects)
    .map(object => ({ object, state: objectState(object) }));
  const counted = [...inMatrix, ...inLists]
    .filter(({ object }) => !isPast(object))
    .map(({ object, state }) => ({ key: rowKey(object.row), state }));
  return countKeys([groupBy(counted, ({ state }) => state)]);
}

/** One that is in the same state in several clusters counts once. */
function countKeys(seen: readonly ObjectsByState[]): ObjectCounts {
  const count = (wanted: ObjectFilterState) =>
    new Set(
      seen.flatMap(states => states.get(wanted)?.map(({ key }) => key) ?? []),
    ).size;
  const [failing, notReady, unknown, starting, suspended] =
    OBJECT_FILTER_STATES.map(count);
  return { failing, notReady, unknown, starting, suspended };
}

interface Counted {
  readonly key: string;
  readonly state: ObjectState | undefined;
}

type ObjectsByState = ReadonlyMap<ObjectState, readonly Counted[]>;

interface Known {
  /** Which custom resources are workloads depends on all clusters. */
  readonly workloads: string;
  readonly states: ObjectsByState;
}

const knownStates = new WeakMap<ServiceCluster, Known>();

/** @param workloads - equal for equal definitions */
function statesIn(
  cluster: ServiceCluster,
  definitions: ReadonlySet<string>,
  workloads: string,
): ObjectsByState {
  const known = knownStates.get(cluster);
  if (known?.workloads === workloads) return known.states;
  const states = readStates(cluster, definitions);
  knownStates.set(cluster, { workloads, states });
  return states;
}

function readStates(
  cluster: ServiceCluster,
  definitions: ReadonlySet<string>,
): ObjectsByState {
  const isStale = isOutOfSight(cluster);
  const ownership = ClusterOwnership.from(cluster);
  const isPast = supersededIn(cluster);
  const toCounted = (row: ResourceRow, isWorkload: boolean): Counted => {
    const key = rowKey(row);
    const view = { key, cluster: cluster.head.name, row, isWorkload, isStale };
    const state =
      isMatrixRow(view, definitions) && !isStale
        ? workloadState(row, ownership.pods(row))
        : objectState(view);
    return { key, state };
  };
  const isCounted = (row: ResourceRow) => !isPast(row);
  const counted = [
    ...cluster.workloads.filter(isCounted).map(row => toCounted(row, true)),
    ...cluster.objects.filter(isCounted).map(row => toCounted(row, false)),
  ];
  return groupBy(counted, ({ state }) => state);
}
