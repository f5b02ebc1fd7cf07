import { RowsPatch, SentRow } from './patchTypes';
import { expandRow, RowFormat, RowModels } from './sentRows';
import { isSameJson } from './reuse';

/**
 * The patch from one list to another. Remaining rows keep their order; moved
 * ones are removed and added. Undefined if keys are not unique.
 *
 * @internal
 */
export function diffRows<Row extends object, Change>(
  before: readonly Row[],
  after: readonly Row[],
  format: RowFormat<Row, Change>,
): RowsPatch<Row, Change> | undefined {
  if (before === after) return {};
  const indexes = indexByKey(before, format);
  const keys = new Set(after.map(format.getKey));
  if (indexes.size < before.length || keys.size < after.length) {
    return undefined;
  }
  const removed = [...indexes.keys()].filter(key => !keys.has(key));
  const changed: Change[] = [];
  const added: { at: number; row: SentRow<Row> }[] = [];
  const models = new RowModels(before, format);
  let last = -1;
  for (const [at, row] of after.entries()) {
    const key = format.getKey(row);
    const index = indexes.get(key);
    if (index === undefined || index < last) {
      if (index !== undefined) removed.push(key);
      added.push({ at, row: models.encode(row) });
      continue;
    }
    last = index;
    if (isSameJson(before[index], row)) continue;
    const change = format.diff(key, before[index], row);
    if (change === undefined) return undefined;
    changed.push(change);
  }
  return {
    ...(removed.length > 0 && { removed }),
    ...(changed.length > 0 && { changed }),
    ...(added.length > 0 && { added }),
  };
}

/**
 * Applies a patch to a list. Rows that it doesn't name keep their identity.
 *
 * @throws RangeError if the patch refers to a missing row
 *
 * @internal
 */
export function applyRows<Row extends object, Change extends { key: string }>(
  before: readonly Row[],
  patch: RowsPatch<Row, Change> | undefined,
  format: RowFormat<Row, Change>,
): readonly Row[] {
  const { removed = [], changed = [], added = [] } = patch ?? {};
  if (removed.length + changed.length + added.length === 0) return before;
  const gone = new Set(removed);
  const changes = new Map(changed.map(change => [change.key, change]));
  const result: Row[] = [];
  let next = 0;
  const addWhatComesNext = () => {
    while (next < added.length && added[next].at === result.length) {
      result.push(expandRow(added[next].row, before));
      next += 1;
    }
  };
  for (const row of before) {
    const key = format.getKey(row);
    if (gone.delete(key)) continue;
    addWhatComesNext();
    const change = changes.get(key);
    changes.delete(key);
    result.push(change === undefined ? row : format.apply(row, change));
  }
  addWhatComesNext();
  if (gone.size + changes.size > 0 || next < added.length) {
    throw new RangeError('it names a row that is not there');
  }
  return result;
}

function indexByKey<Row extends object>(
  rows: readonly Row[],
  { getKey }: Pick<RowFormat<Row>, 'getKey'>,
): ReadonlyMap<string, number> {
  return new Map(rows.map((row, index) => [getKey(row), index]));
}
