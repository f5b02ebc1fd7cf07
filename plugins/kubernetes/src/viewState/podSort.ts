/** The columns of the table, in their order. */
export const POD_COLUMNS = [
  'name',
  'status',
  'ready',
  'restarts',
  'age',
  'version',
  'node',
  'cluster',
  'workload',
] as const;

export type PodColumn = (typeof POD_COLUMNS)[number];

/** The order of the rows of a table. */
export interface PodSort {
  readonly column: PodColumn;
  readonly isDescending: boolean;
}

const DESCENDING = '-';

/** Reads `restarts` and `-restarts`; undefined for anything else. */
export function parsePodSort(text: string | null): PodSort | undefined {
  if (text === null) return undefined;
  const isDescending = text.startsWith(DESCENDING);
  const name = isDescending ? text.slice(DESCENDING.length) : text;
  const column = POD_COLUMNS.find(each => each === name);
  return column && { column, isDescending };
}

/** The text that {@link parsePodSort} reads as this order. */
export function writePodSort({ column, isDescending }: PodSort): string {
  return isDescending ? `${DESCENDING}${column}` : column;
}
