import { useMemo } from 'react';
import { useSlots } from '../../slots';
import { DEFAULT_VIEW_STATE, POD_COLUMNS, PodSort } from '../../viewState';
import { COLUMN_VALUES, RowOrder, SortValue } from './sortPods';

/** The order that the URL names; by name where it names a column that is not there, or has no order. */
export function useRowOrder({ column, isDescending }: PodSort): RowOrder {
  const { podColumns } = useSlots();
  return useMemo(() => {
    const own = POD_COLUMNS.find(each => each === column);
    const getSortValue: SortValue | undefined = own
      ? COLUMN_VALUES[own]
      : podColumns.find(each => each.id === column)?.sortValue;
    return getSortValue
      ? { column, isDescending, getSortValue }
      : { ...DEFAULT_VIEW_STATE.sort, getSortValue: COLUMN_VALUES.name };
  }, [column, isDescending, podColumns]);
}
