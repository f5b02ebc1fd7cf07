import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { PodColumn } from '../../viewState';

/** How much room a column takes. */
export interface ColumnRoom {
  readonly id: string;
  /** Below this its values can't be told apart. */
  readonly minPx: number;
  /** What it takes on a wide screen; as little as it can when absent. */
  readonly widePx?: number;
  /** Of what is left when every column has its minimum. */
  readonly grow: number;
  /** Columns of low rank go first where there is no room. */
  readonly rank: number;
}

/** The built-in columns, in their order. */
export const COLUMN_ROOM: readonly (ColumnRoom & { readonly id: PodColumn })[] =
  [
    { id: 'name', minPx: 130, widePx: 230, grow: 3, rank: 10 },
    { id: 'status', minPx: 110, widePx: 190, grow: 2.5, rank: 9 },
    { id: 'ready', minPx: 72, grow: 0, rank: 6 },
    { id: 'restarts', minPx: 96, grow: 0, rank: 8 },
    { id: 'age', minPx: 64, grow: 0, rank: 7 },
    { id: 'version', minPx: 92, grow: 0.5, rank: 5 },
    { id: 'node', minPx: 100, grow: 1, rank: 3 },
    { id: 'cluster', minPx: 90, grow: 0.5, rank: 4 },
    { id: 'workload', minPx: 100, grow: 1, rank: 1 },
  ];

/** A column that another plugin adds, or that shows usage. */
export function addedColumnRoom(id: string): ColumnRoom {
  return { id, minPx: 110, grow: 0.5, rank: 2 };
}

/** The column that says the same in each row of a group. */
const COLUMN_OF_DIMENSION: Readonly<Record<string, PodColumn>> = {
  cluster: 'cluster',
  workload: 'workload',
  node: 'node',
  version: 'version',
};

/** The columns that would repeat what the heads of groups say. */
export function groupedColumns(
  dimensions: readonly Dimension[],
): readonly string[] {
  return dimensions.flatMap(dimension =>
    Object.hasOwn(COLUMN_OF_DIMENSION, dimension)
      ? [COLUMN_OF_DIMENSION[dimension]]
      : [],
  );
}

/** From this width on there is room for more than what can just be read. */
const WIDE_TABLE_PX = 700;

function roomPx(
  { minPx, widePx = minPx }: ColumnRoom,
  widthPx: number | undefined,
): number {
  return widthPx === undefined || widthPx >= WIDE_TABLE_PX ? widePx : minPx;
}

/**
 * The columns that fit side by side, in their order: those of the highest rank,
 * and always the first.
 *
 * @param widthPx - All of them fit where it is unknown
 */
export function fitColumns<T extends ColumnRoom>(
  columns: readonly T[],
  widthPx: number | undefined,
): readonly T[] {
  if (widthPx === undefined) return columns;
  const kept = new Set<T>();
  let usedPx = 0;
  for (const column of [...columns].sort((a, b) => b.rank - a.rank)) {
    usedPx += roomPx(column, widthPx);
    if (kept.size > 0 && usedPx > widthPx) break;
    kept.add(column);
  }
  return columns.filter(column => kept.has(column));
}

/** The width of each column in percent, which add up to 100. */
export function shareWidth(
  columns: readonly ColumnRoom[],
  widthPx: number | undefined,
): readonly number[] {
  const sum = (numbers: readonly number[]) =>
    numbers.reduce((total, each) => total + each, 0);
  const spare = Math.max(
    0,
    (widthPx ?? 0) - sum(columns.map(column => roomPx(column, widthPx))),
  );
  const grow = sum(columns.map(column => column.grow)) || 1;
  const widths = columns.map(
    column => roomPx(column, widthPx) + (spare * column.grow) / grow,
  );
  return widths.map(width => (100 * width) / sum(widths));
}
