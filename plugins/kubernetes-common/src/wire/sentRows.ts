import { applyMergePatch, diffMerge, MergePatch } from './mergePatch';
import { RowChange, SentRow } from './patchTypes';

/**
 * How rows of one list are identified and compared.
 *
 * @internal
 */
export interface RowFormat<Row extends object, Change = RowChange<Row>> {
  getKey(row: Row): string;
  /** Rows of one group differ little, so that one is sent as its difference from another. */
  getGroup?(row: Row): string;
  /** Undefined if the change can't be expressed. */
  diff(key: string, before: Row, after: Row): Change | undefined;
  apply(row: Row, change: Change): Row;
}

/**
 * The first row of each group, which the others are compared with.
 *
 * @internal
 */
export class RowModels<Row extends object> {
  readonly #getGroup: ((row: Row) => string) | undefined;
  readonly #models = new Map<string, { row: Row; like: number }>();

  constructor(
    rows: readonly Row[],
    { getGroup }: Pick<RowFormat<Row>, 'getGroup'>,
  ) {
    this.#getGroup = getGroup;
    rows.forEach((row, index) => this.add(row, index));
  }

  add(row: Row, like: number): void {
    if (!this.#getGroup) return;
    const group = this.#getGroup(row);
    if (!this.#models.has(group)) this.#models.set(group, { row, like });
  }

  encode(row: Row): SentRow<Row> {
    const model = this.#getGroup && this.#models.get(this.#getGroup(row));
    return model ? { like: model.like, ...diffMerge(model.row, row) } : row;
  }
}

/**
 * Encodes rows that differ little from an earlier one as that difference.
 *
 * @internal
 */
export function encodeRows<Row extends object>(
  rows: readonly Row[],
  format: RowFormat<Row>,
): readonly SentRow<Row>[] {
  const models = new RowModels([], format);
  return rows.map((row, index) => {
    const sent = models.encode(row);
    models.add(row, index);
    return sent;
  });
}

/**
 * The reverse of {@link encodeRows}.
 *
 * @throws RangeError if a row refers to a missing row
 *
 * @internal
 */
export function expandRows<Row extends object>(
  sent: readonly SentRow<Row>[],
): readonly Row[] {
  const rows: Row[] = [];
  for (const row of sent) rows.push(expandRow(row, rows));
  return rows;
}

/** @internal */
export function expandRow<Row extends object>(
  sent: SentRow<Row>,
  known: readonly Row[],
): Row {
  if (!isLike(sent)) return sent;
  const { like, ...patch } = sent;
  const model: Row | undefined = known[like];
  if (model === undefined) {
    throw new RangeError('a row is like one that is not there');
  }
  return applyMergePatch<object>(model, patch) as Row;
}

function isLike<Row extends object>(
  sent: SentRow<Row>,
): sent is MergePatch<Row> & { readonly like: number } {
  return 'like' in sent;
}
