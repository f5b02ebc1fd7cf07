import {
  FLEET_STATES,
  FleetCell,
  FleetCluster,
  FleetServiceRow,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReadableService } from '../access';
import { ServiceView } from '../view';

const RANK = new Map<FleetState, number>(
  FLEET_STATES.map((state, rank) => [state, rank]),
);

/** Negative when the first is worse. */
export function compareStates(a: FleetState, b: FleetState): number {
  return (RANK.get(a) ?? 0) - (RANK.get(b) ?? 0);
}

/** Worst first, then by reference. */
export function compareRows(a: FleetServiceRow, b: FleetServiceRow): number {
  return (
    compareStates(a.state, b.state) || compareTexts(a.entityRef, b.entityRef)
  );
}

/** @param view - undefined for a service that the index has not looked at */
export function toRow(
  service: ReadableService,
  view: ServiceView | undefined,
  clusters: ReadonlyMap<string, FleetCluster>,
): FleetServiceRow {
  const cells = (view?.cells ?? []).toSorted(compareCells);
  return { ...service, state: stateOf(view, cells, clusters), cells };
}

/**
 * A cluster that is not followed on purpose says so by itself; one that has not been read
 * yet may have objects of the service, of which nothing is known.
 */
function stateOf(
  view: ServiceView | undefined,
  [worst]: readonly FleetCell[],
  clusters: ReadonlyMap<string, FleetCluster>,
): FleetState {
  if (!view) return 'unknown';
  const isUnseen = view.unseen.some(
    name => clusters.get(name)?.sight !== 'leftOut',
  );
  const state = worst?.state ?? 'absent';
  return isUnseen && compareStates('unseen', state) < 0 ? 'unseen' : state;
}

function compareCells(a: FleetCell, b: FleetCell): number {
  return compareStates(a.state, b.state) || compareTexts(a.cluster, b.cluster);
}

/** By code unit, which is the same everywhere. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
