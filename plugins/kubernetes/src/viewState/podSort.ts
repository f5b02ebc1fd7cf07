/** The table's own columns, in their order. */
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
  /** One of the table's own, or the id of one that an extension has added. */
  readonly column: string;
  readonly isDescending: boolean;
}

const DESCENDING = '-';

/** Reads `restarts` and `-restarts`; undefined where no column is named. */
export function parsePodSort(text: string | null): PodSort | undefined {
  if (text === null) return undefined;
  const isDescending = text.startsWith(DESCENDING);
  const column = isDescending ? text.slice(DESCENDING.length) : text;
  return column === '' ? undefined : { column, isDescending };
}

/** The text that {@link parsePodSort} reads as this order. */
export function writePodSort({ column, isDescending }: PodSort): string {
  return isDescending ? `${DESCENDING}${column}` : column;
}
