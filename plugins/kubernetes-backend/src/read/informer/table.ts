import { ColumnValue } from '@podlight/backstage-plugin-kubernetes-common';
import {
  findCredentials,
  REDACTED,
  scrubField,
  scrubSecrets,
} from '../../scrub';
import { WatchEvent } from './watchEvent';
import { readField } from '../../util/readField';

/** A column of a Table that is kept. */
export interface TableColumn {
  /** Of the cell. */
  readonly index: number;
  readonly title: string;
  readonly isNumber: boolean;
}

/** An object with the cells that `kubectl get` shows of it. */
export interface PrintedItem {
  readonly raw: unknown;
  readonly cells: readonly ColumnValue[];
}

const MAX_COLUMNS = 20;
const MAX_TITLE = 60;
const MAX_CELL = 200;
const MAX_SCRUBBED = 8 * 1024;

/** What the row says already. */
const KNOWN_COLUMNS: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'age',
]);

/** What printers write where there is nothing. */
const NOTHING: ReadonlySet<string> = new Set([
  '',
  '<none>',
  '<unknown>',
  '<nil>',
]);

/** Custom resources may be called tables, too, as those of databases are. */
export function isTable(value: unknown): boolean {
  const version = readField(value, 'apiVersion');
  return (
    readField(value, 'kind') === 'Table' &&
    typeof version === 'string' &&
    version.startsWith('meta.k8s.io/')
  );
}

/**
 * The columns of a Table without those that only `-o wide` shows. Times are left out:
 * the API server writes how long ago they were when it was asked, and soon that is wrong.
 */
export function readColumns(
  table: unknown,
): readonly TableColumn[] | undefined {
  const definitions = readField(table, 'columnDefinitions');
  if (!Array.isArray(definitions)) return undefined;
  return definitions
    .flatMap((definition: unknown, index): readonly TableColumn[] => {
      const title = readField(definition, 'name');
      const type = readField(definition, 'type');
      const priority = readField(definition, 'priority') ?? 0;
      const isLeftOut =
        typeof title !== 'string' ||
        title === '' ||
        title.length > MAX_TITLE ||
        KNOWN_COLUMNS.has(title.toLowerCase()) ||
        priority !== 0 ||
        type === 'date';
      return isLeftOut
        ? []
        : [{ index, title, isNumber: type === 'integer' || type === 'number' }];
    })
    .slice(0, MAX_COLUMNS);
}

/** Undefined for a row without the whole object, which some servers leave out. */
export function readRow(
  row: unknown,
  columns: readonly TableColumn[],
): PrintedItem | undefined {
  const raw = readField(row, 'object');
  const kind = readField(raw, 'kind');
  if (typeof kind !== 'string' || kind === 'PartialObjectMetadata') {
    return undefined;
  }
  const values = readField(row, 'cells');
  if (!Array.isArray(values)) return { raw, cells: [] };
  // A title does not tell which field a cell shows, but the object is there.
  const credentials = findCredentials(raw);
  const cells = columns.flatMap(column =>
    readCell(column, values[column.index], credentials),
  );
  return { raw, cells };
}

function readCell(
  { title, isNumber }: TableColumn,
  value: unknown,
  credentials: readonly string[],
): readonly ColumnValue[] {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  const text = isScalar ? String(value).slice(0, MAX_SCRUBBED) : '';
  if (NOTHING.has(text)) return [];
  const scrubbed = credentials.includes(text)
    ? REDACTED
    : scrubField(title, scrubSecrets(text, credentials));
  const shown =
    scrubbed.length > MAX_CELL
      ? `${scrubbed.slice(0, MAX_CELL - 1)}…`
      : scrubbed;
  return [
    {
      title,
      value: shown,
      ...(isNumber && shown === String(Number(text)) && { format: 'number' }),
    },
  ];
}

/** Reads the events of a watch of Tables, of which only the first has the columns. */
export class TableEvents {
  #columns: readonly TableColumn[] = [];

  /** The event about the object itself, and the cells of that. */
  read(event: WatchEvent): {
    readonly event: WatchEvent;
    readonly cells?: readonly ColumnValue[];
  } {
    const { type, object: table } = event;
    if (!isTable(table)) return { event };
    this.#columns = readColumns(table) ?? this.#columns;
    const rows = readField(table, 'rows');
    const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
    if (type === 'BOOKMARK') {
      const object = readField(row, 'object') ?? table;
      return { event: { type, object } };
    }
    const item = readRow(row, this.#columns);
    return item
      ? { event: { type, object: item.raw }, cells: item.cells }
      : { event: { type, object: undefined } };
  }
}
