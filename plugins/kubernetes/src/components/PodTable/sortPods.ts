import {
  DISPLAY_STATES,
  versionOf,
} from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from '../../service';
import { PodColumn, PodSort } from '../../viewState';

const byText = new Intl.Collator('en', { numeric: true });

/**
 * The pods in another order. Pods that are equal in the column stay in the order
 * in which they came; those that have nothing in it come last, both ways.
 */
export function sortPods(
  pods: readonly PodView[],
  { column, isDescending }: PodSort,
): readonly PodView[] {
  const sign = isDescending ? -1 : 1;
  return [...pods].sort((a, b) => {
    const left = valueIn(column, a);
    const right = valueIn(column, b);
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return sign * compare(left, right);
  });
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : byText.compare(String(a), String(b));
}

function valueIn(
  column: PodColumn,
  { row, cluster }: PodView,
): string | number | undefined {
  switch (column) {
    case 'name':
      return row.name;
    case 'status':
      return DISPLAY_STATES.indexOf(row.state);
    case 'ready':
      return row.readyContainers / Math.max(1, row.totalContainers);
    case 'restarts':
      return row.restarts;
    case 'age': {
      // The youngest first, as ages count.
      const createdAt = Date.parse(row.createdAt ?? '');
      return Number.isNaN(createdAt) ? undefined : -createdAt;
    }
    case 'version':
      return versionOf(row);
    case 'node':
      return row.node;
    case 'cluster':
      return cluster;
    default:
      return row.workload?.name;
  }
}
