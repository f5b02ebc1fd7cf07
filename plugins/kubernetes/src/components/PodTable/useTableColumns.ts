import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesPodColumn } from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo } from 'react';
import { useSlots } from '../../slots';
import { useText } from '../../i18n/useText';
import { PodColumn } from '../../viewState';
import {
  addedColumnRoom,
  COLUMN_ROOM,
  ColumnRoom,
  fitColumns,
  groupedColumns,
  shareWidth,
} from './fitColumns';

/** One column of the table of pods. */
export interface TableColumn extends ColumnRoom {
  readonly title: string;
  /** Which of the built-in ones; absent for a column that was added. */
  readonly builtIn?: PodColumn;
  readonly added?: KubernetesPodColumn;
}

/** The columns of a table, and the width of each in percent. */
export interface TableColumns {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
}

/** All columns that can be chosen: what repeats the heads of groups is none. */
export function useEveryColumn(
  dimensions: readonly Dimension[],
): readonly TableColumn[] {
  const t = useText();
  const { podColumns } = useSlots();
  const repeated = groupedColumns(dimensions).join();
  return useMemo(
    () =>
      [
        ...COLUMN_ROOM.map(room => ({
          ...room,
          title: t(`table.column.${room.id}`),
          builtIn: room.id,
        })),
        ...podColumns.map(column => ({
          ...addedColumnRoom(column.id),
          title: column.title,
          added: column,
        })),
      ].filter(({ id }) => !repeated.split(',').includes(id)),
    [t, podColumns, repeated],
  );
}

/** The columns that are chosen and fit. */
export function useTableColumns(
  dimensions: readonly Dimension[],
  hidden: readonly string[],
  widthPx: number | undefined,
): TableColumns {
  const every = useEveryColumn(dimensions);
  return useMemo(() => {
    const chosen = every.filter(({ id }) => !hidden.includes(id));
    const columns = fitColumns(chosen, widthPx);
    return { columns, widths: shareWidth(columns, widthPx) };
  }, [every, hidden, widthPx]);
}
