import {
  compareFleetStates,
  FleetCell,
  FleetCluster,
  FleetServiceRow,
  FleetState,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReadableService } from '../access';
import { ServiceCells } from '../reader';

/** Worst first, then by reference. */
export function compareRows(a: FleetServiceRow, b: FleetServiceRow): number {
  return (
    compareFleetStates(a.state, b.state) ||
    compareText(a.entityRef, b.entityRef)
  );
}

/** @param known - undefined for a service that the index has not looked at */
export function toRow(
  { subject, ...shown }: ReadableService,
  known: ServiceCells | undefined,
  clusters: ReadonlyMap<string, FleetCluster>,
): FleetServiceRow {
  const cells = (known?.cells ?? []).toSorted(compareCells);
  // A cluster that is not followed on purpose says so by itself.
  const unseen = (known?.unseen ?? []).filter(
    name => clusters.get(name)?.sight !== 'leftOut',
  );
  return {
    ...shown,
    state: known ? toState(cells, unseen) : 'unknown',
    cells,
    ...(unseen.length > 0 && { unseen: unseen.toSorted(compareText) }),
  };
}

/** One cluster that has never been read must not hide how the service does in all others. */
function toState(
  [worst]: readonly FleetCell[],
  unseen: readonly string[],
): FleetState {
  if (worst) return worst.state;
  return unseen.length > 0 ? 'unseen' : 'absent';
}

function compareCells(a: FleetCell, b: FleetCell): number {
  return (
    compareFleetStates(a.state, b.state) || compareText(a.cluster, b.cluster)
  );
}
