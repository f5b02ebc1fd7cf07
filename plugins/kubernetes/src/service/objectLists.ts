import {
  DisplayState,
  FilterQuery,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { listObjects, ObjectView, rowKey } from './objectViews';
import { listOtherObjects, objectState, OtherObject } from './otherObjects';
import { withStates } from './stateFilter';
import { toWorkloadMatrix, WorkloadMatrix } from './workloadMatrix';

/** Everything of a service that is no pod, as the filter leaves it. */
export interface ObjectLists {
  readonly matrix: WorkloadMatrix;
  readonly others: readonly OtherObject[];
  /** How many objects both have; one in several clusters counts once. */
  readonly shown: number;
  /** The same without the filter. */
  readonly total: number;
}

const EVERYTHING: FilterQuery = { terms: [] };

/**
 * @param isPlace - The filter is a place that the reader chose in the matrix, which
 *   marks it: a cell that took the others away could not be compared with them
 */
export function toObjectLists(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
  isPlace: boolean,
): ObjectLists {
  const matrix = toWorkloadMatrix(
    clusters,
    isPlace ? { terms: query.terms.filter(isAboutState) } : query,
  );
  const others = listOtherObjects(clusters, query);
  const all = listObjects(clusters, EVERYTHING).map(({ row }) => rowKey(row));
  return {
    ...{ matrix, others },
    shown: matrix.rows.length + others.length,
    total: new Set(all).size,
  };
}

function isAboutState({ type }: FilterQuery['terms'][number]): boolean {
  return type === 'status';
}

/** The objects in one of these states, each with the cluster where it is. */
export function objectsInStates(
  clusters: readonly ServiceCluster[],
  states: readonly DisplayState[],
): readonly ObjectView[] {
  const query = withStates(EVERYTHING, states);
  const { matrix, others } = toObjectLists(clusters, query, false);
  const isWanted = (state: string | undefined) =>
    states.some(each => each === state);
  return [
    ...matrix.rows.flatMap(({ cells }) =>
      cells.flatMap(cell =>
        cell.type === 'present' && isWanted(cell.state) ? [cell.object] : [],
      ),
    ),
    ...others.flatMap(({ objects }) =>
      objects.filter(object => isWanted(objectState(object))),
    ),
  ];
}
