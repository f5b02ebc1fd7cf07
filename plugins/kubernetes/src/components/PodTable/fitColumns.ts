import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { PodColumn } from '../../viewState';

/** How much room a column takes. */
export interface ColumnRoom {
  readonly id: string;
  /** Below this its values can't be told apart. */
  readonly minPx: number;
  /** What it takes on a wide screen; as little as it can when absent. */
  readonly widePx?: number;
  /** What its head and its longest value take; unknown when absent. */
  readonly fullPx?: number;
  /** Its values are never cut off. */
  readonly isWhole?: boolean;
  /** Names of pods begin with its values, so it goes before anything else is cut off; the list of columns then says so. */
  readonly isRepeated?: boolean;
  /** As `fullPx`, without what a repeated column says. */
  readonly endPx?: number;
  /** Stays where even its minimum doesn't fit. */
  readonly isEssential?: boolean;
  /** Of what is left when every column has its minimum. */
  readonly grow: number;
  /** Columns of low rank go first where there is no room. */
  readonly rank: number;
}

/** The built-in columns, in their order. */
export const COLUMN_ROOM: readonly (ColumnRoom & { readonly id: PodColumn })[] =
  [
    {
      ...{ id: 'name', minPx: 150, widePx: 160, grow: 3, rank: 10 },
      isEssential: true,
    },
    { id: 'status', minPx: 170, grow: 2.5, rank: 9, isEssential: true },
    { id: 'ready', minPx: 72, isWhole: true, grow: 0, rank: 6 },
    { id: 'restarts', minPx: 96, isWhole: true, grow: 0, rank: 8 },
    { id: 'age', minPx: 64, isWhole: true, grow: 0, rank: 7 },
    { id: 'version', minPx: 80, grow: 0.5, rank: 5 },
    { id: 'node', minPx: 100, grow: 1, rank: 3 },
    { id: 'cluster', minPx: 90, grow: 0.5, rank: 4 },
    { id: 'workload', minPx: 100, isRepeated: true, grow: 1, rank: 1 },
  ];

/** A column that another plugin adds, or that shows usage. */
export function addedColumnRoom(id: string): ColumnRoom {
  return { id, minPx: 110, grow: 0.5, rank: 2 };
}

/** The end of a pod's name tells pods apart, and is what stays: its other columns come first. */
const LAST_TO_BE_WHOLE = 'name';

/** Longer values don't take the room of others. */
const MAX_FULL_PX = 300;

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

/** From this width on there is room for more than what can just be read, and each row has one line. */
const WIDE_TABLE_PX = 700;

/** Whether values are wrapped. */
export function isNarrow(widthPx: number | undefined): boolean {
  return widthPx !== undefined && widthPx < WIDE_TABLE_PX;
}

function roomPx(
  { minPx, widePx = minPx, fullPx, isWhole }: ColumnRoom,
  widthPx: number | undefined,
): number {
  const px = isNarrow(widthPx) ? minPx : widePx;
  if (fullPx === undefined) return px;
  return isWhole ? fullPx : Math.min(px, fullPx);
}

/**
 * The columns that fit side by side, in their order: those of the highest rank, and always those
 * that are essential.
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
    if (!column.isEssential && usedPx > widthPx) break;
    kept.add(column);
  }
  const shown = columns.filter(column => kept.has(column));
  const isCut =
    sum(withoutRepetition(shown).map(each => wholePx(each, widthPx))) > widthPx;
  return isCut ? shown.filter(({ isRepeated }) => !isRepeated) : shown;
}

/** Beside what it repeats, only the end of a name has to be seen. */
function withoutRepetition(
  columns: readonly ColumnRoom[],
): readonly ColumnRoom[] {
  if (!columns.some(({ isRepeated }) => isRepeated)) return columns;
  return columns.map(({ endPx, ...column }) => ({
    ...column,
    fullPx: endPx ?? column.fullPx,
  }));
}

/** What a column takes where nothing of it is cut off. */
function wholePx(column: ColumnRoom, widthPx: number | undefined): number {
  const px = roomPx(column, widthPx);
  return Math.max(px, Math.min(column.fullPx ?? px, MAX_FULL_PX));
}

/**
 * The width of each column in percent, which add up to 100: what it needs, then what its values
 * take in full, by rank, then a share of what is left.
 */
export function shareWidth(
  columns: readonly ColumnRoom[],
  widthPx: number | undefined,
): readonly number[] {
  const ends = withoutRepetition(columns);
  const widths = new Map(
    columns.map((column, index) => [column, roomPx(ends[index], widthPx)]),
  );
  let sparePx = Math.max(0, (widthPx ?? 0) - sum([...widths.values()]));
  for (const column of inOrderOfWholeness(columns)) {
    const px = widths.get(column) ?? 0;
    const givenPx = Math.min(wholePx(column, widthPx) - px, sparePx);
    widths.set(column, px + givenPx);
    sparePx -= givenPx;
  }
  const grow = sum(columns.map(column => column.grow)) || 1;
  const shared = columns.map(
    column => (widths.get(column) ?? 0) + (sparePx * column.grow) / grow,
  );
  const total = sum(shared);
  return shared.map(width => (100 * width) / total);
}

function inOrderOfWholeness(columns: readonly ColumnRoom[]) {
  const rank = ({ id, rank: each }: ColumnRoom) =>
    id === LAST_TO_BE_WHOLE ? 0 : each;
  return [...columns].sort((a, b) => rank(b) - rank(a));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
