import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesPodColumn } from '@podlight/backstage-plugin-kubernetes-react';
import { RefObject, useMemo } from 'react';
import { useSlots } from '../../slots';
import { useWidth } from '../ui';
import { useText } from '../../i18n/useText';
import { PodView } from '../../service';
import { PodColumn } from '../../viewState';
import { repeatsWorkloads } from './columnTexts';
import {
  addedColumnRoom,
  COLUMN_ROOM,
  ColumnRoom,
  fitColumns,
  groupedColumns,
  isNarrow,
  shareWidth,
} from './fitColumns';
import { useColumnWidths } from './useColumnWidths';

/** One column of the table of pods. */
export interface TableColumn extends ColumnRoom {
  readonly title: string;
  /** Which of the built-in ones; absent for a column that was added. */
  readonly builtIn?: PodColumn;
  readonly added?: KubernetesPodColumn;
  /** As wide as the values of an added column get, if that is known. */
  readonly widest?: string;
}

/** The columns of a table, and the width of each in percent. */
export interface TableColumns {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  /** Ids of those that were chosen and don't fit. */
  readonly withoutRoom: readonly string[];
  /** There is no room for rows of one line. */
  readonly isNarrow: boolean;
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
          widest: 'widest' in column ? String(column.widest) : undefined,
        })),
      ].filter(({ id }) => !repeated.split(',').includes(id)),
    [t, podColumns, repeated],
  );
}

/**
 * The columns that are chosen and fit.
 *
 * @param element - Has the font of the table
 */
export function useTableColumns(
  dimensions: readonly Dimension[],
  hidden: readonly string[],
  pods: readonly PodView[],
  element: RefObject<HTMLElement>,
): TableColumns {
  const every = useEveryColumn(dimensions);
  const widthPx = useWidth(element);
  const full = useColumnWidths(every, pods, element);
  const isRepetition = useMemo(() => repeatsWorkloads(pods), [pods]);
  return useMemo(() => {
    const chosen = every
      .map((column, index) => ({
        ...column,
        ...full[index],
        isWhole: column.isWhole || column.widest !== undefined,
        isRepeated: column.isRepeated && isRepetition,
      }))
      .filter(({ id }) => !hidden.includes(id));
    const columns = fitColumns(chosen, widthPx);
    return {
      columns,
      widths: shareWidth(columns, widthPx),
      isNarrow: isNarrow(widthPx),
      withoutRoom: chosen
        .filter(column => !columns.includes(column))
        .map(({ id }) => id),
    };
  }, [every, hidden, full, isRepetition, widthPx]);
}
