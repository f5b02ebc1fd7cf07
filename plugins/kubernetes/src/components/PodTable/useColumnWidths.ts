import { RefObject, useMemo } from 'react';
import { useText } from '../../i18n/useText';
import { PodView } from '../../service';
import { PodColumn } from '../../viewState';
import { useTextWidth } from '../ui';
import { longestNameEnds, longestTexts } from './columnTexts';

/** Between cells, as `Table.module.css` has it; the arrow of the head is there. */
const PADDING_PX = 14;

/** What is beside the text of a cell: a checkbox, or a sign. */
const BESIDE_PX: Readonly<Record<string, number>> = {
  name: 24,
  status: 23,
  cpu: 19,
  memory: 19,
};

/** Fractions of pixels are lost on the way. */
const SLACK_PX = 2;

/** A column of which is known what it says. */
export interface MeasurableColumn {
  readonly id: string;
  readonly title: string;
  readonly builtIn?: PodColumn;
  /** As wide as its values get, where they are not built in. */
  readonly widest?: string;
}

/** What a column takes with its head and its longest value; nothing where that is unknown. */
export interface ColumnWidth {
  readonly fullPx?: number;
  /** The same without what the column of workloads repeats. */
  readonly endPx?: number;
}

/** What each column takes in the font of an element. */
export function useColumnWidths(
  columns: readonly MeasurableColumn[],
  pods: readonly PodView[],
  element: RefObject<HTMLElement>,
): readonly ColumnWidth[] {
  const t = useText();
  const measure = useTextWidth(element);
  const widths = useMemo(
    () =>
      columns.map(({ id, title, builtIn, widest }): ColumnWidth => {
        const texts = builtIn ? longestTexts(builtIn, pods, t) : widest;
        if (!measure || texts === undefined) return {};
        const widestPx = (values: string | readonly string[]) => {
          const valuePx = Math.max(
            0,
            ...[values].flat().map(text => measure(text)),
          );
          const headPx = measure(title, { isBold: true });
          const px = Math.max(headPx, valuePx + (BESIDE_PX[id] ?? 0));
          return Math.ceil(px + SLACK_PX + PADDING_PX);
        };
        return {
          fullPx: widestPx(texts),
          ...(builtIn === 'name' && { endPx: widestPx(longestNameEnds(pods)) }),
        };
      }),
    [columns, pods, measure, t],
  );
  // The rows are drawn anew when their columns change, so the same widths are the same list.
  const key = JSON.stringify(widths);
  return useMemo(() => JSON.parse(key) as ColumnWidth[], [key]);
}
