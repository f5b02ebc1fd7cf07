import {
  FilterQuery,
  matchLocation,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { EVERYTHING } from './everything';
import { ObjectState } from './objectState';
import { listObjects, ObjectView, rowKey } from './objectViews';
import { listOtherObjects, objectState, OtherObject } from './otherObjects';
import { matchesStates } from './stateFilter';
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

const SCOPE_FIELDS: ReadonlySet<string> = new Set([
  'cluster',
  'namespace',
  'workload',
]);

/**
 * @param isScope - The filter is a scope that the reader chose in the matrix, which
 *   marks it: a cell that took the others away could not be compared with them
 * @param chosen - States of objects to list; any when empty
 */
export function toObjectLists(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
  isScope: boolean,
  chosen: readonly ObjectState[] = [],
): ObjectLists {
  const matrix = toWorkloadMatrix(
    clusters,
    isScope ? { terms: query.terms.filter(isAboutState) } : query,
    chosen,
  );
  const others = listOtherObjects(clusters, query, chosen);
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

/** Whether a filter only has terms that say something about objects, too. */
export function isAboutObjects({ terms }: FilterQuery): boolean {
  return terms.every(
    term =>
      term.type === 'status' ||
      (term.type === 'list' && SCOPE_FIELDS.has(term.field)),
  );
}

/** The objects that a filter lets through, each with the cluster where it is. */
export function objectsInView(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
): readonly ObjectView[] {
  const { matrix, others } = toObjectLists(clusters, query, false);
  return [
    ...matrix.rows.flatMap(({ cells }) =>
      cells.flatMap(cell =>
        cell.type === 'present' && isInView(query, cell.object, cell.state)
          ? [cell.object]
          : [],
      ),
    ),
    ...others.flatMap(({ objects }) =>
      objects.filter(object => isInView(query, object, objectState(object))),
    ),
  ];
}

function isInView(
  query: FilterQuery,
  { cluster, row: { namespace } }: ObjectView,
  state: ObjectState | undefined,
): boolean {
  return (
    matchLocation(query, { cluster, namespace }) &&
    matchesStates(query, [state])
  );
}
