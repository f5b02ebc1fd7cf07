import {
  DISPLAY_STATES,
  appVersion,
} from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from '../../service';
import { PodColumn } from '../../viewState';

/** Sort key of a row; undefined where the column is empty. */
export type SortValue = (pod: PodView) => string | number | undefined;

/** Order of the rows of a table, with the sort key. */
export interface RowOrder {
  readonly column: string;
  readonly isDescending: boolean;
  readonly getSortValue: SortValue;
}

/** Sort keys of the built-in columns. */
export const COLUMN_VALUES: Readonly<Record<PodColumn, SortValue>> = {
  name: ({ row }) => row.name,
  status: ({ row }) => DISPLAY_STATES.indexOf(row.state),
  ready: ({ row }) => row.readyContainers / Math.max(1, row.totalContainers),
  restarts: ({ row }) => row.restarts,
  age: ({ row }) => {
    // The youngest first, as ages count.
    const createdAt = Date.parse(row.createdAt ?? '');
    return Number.isNaN(createdAt) ? undefined : -createdAt;
  },
  version: ({ row }) => appVersion(row),
  node: ({ row }) => row.node,
  cluster: ({ cluster }) => cluster,
  workload: ({ row }) => row.workload?.name,
};

const byText = new Intl.Collator('en', { numeric: true });

/**
 * The pods in another order. Pods that are equal in the column stay in the order
 * in which they came; those that have nothing in it come last, both ways.
 */
export function sortPods(
  pods: readonly PodView[],
  {
    getSortValue,
    isDescending,
  }: Pick<RowOrder, 'getSortValue' | 'isDescending'>,
): readonly PodView[] {
  const sign = isDescending ? -1 : 1;
  return pods
    .map(pod => ({ pod, value: getSortValue(pod) }))
    .sort(({ value: left }, { value: right }) => {
      if (left === undefined || right === undefined) {
        return Number(left === undefined) - Number(right === undefined);
      }
      return sign * compare(left, right);
    })
    .map(({ pod }) => pod);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : byText.compare(String(a), String(b));
}
