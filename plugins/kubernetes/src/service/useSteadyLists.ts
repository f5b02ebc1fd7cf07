import { useMemo } from 'react';
import { ObjectLists } from './objectLists';
import { OtherObject } from './otherObjects';
import { SteadyOrder, useSteadyOrder } from './useSteadyOrder';
import { MatrixRow } from './workloadMatrix';

/** A row and those below it that belong to it. */
type RowBlock = readonly MatrixRow[];

const NO_ROWS: readonly MatrixRow[] = [];
const NO_OTHERS: readonly OtherObject[] = [];

const BLOCKS: SteadyOrder<RowBlock> = {
  id: ([{ key }]) => key,
  rank: rows => rows.every(({ isHealthy }) => isHealthy),
};

const OTHERS: SteadyOrder<OtherObject> = {
  id: ({ key }) => key,
  rank: ({ hasIssue }) => hasIssue,
};

/**
 * The same lists in an order that stays while somebody reads them: a pod that crashes
 * changes the state of its workload each time, which would move its row. One that
 * recovers, or begins to fail, still goes where it belongs.
 *
 * @param isUnseen - They are not on the screen
 */
export function useSteadyLists(
  lists: ObjectLists | undefined,
  isUnseen: boolean,
): ObjectLists | undefined {
  const rows = lists?.matrix.rows ?? NO_ROWS;
  const blocks = useSteadyOrder(
    useMemo(() => toBlocks(rows), [rows]),
    BLOCKS,
    isUnseen,
  );
  const others = useSteadyOrder(lists?.others ?? NO_OTHERS, OTHERS, isUnseen);
  return useMemo(
    () =>
      lists && {
        ...lists,
        matrix: { ...lists.matrix, rows: blocks.flat() },
        others,
      },
    [lists, blocks, others],
  );
}

function toBlocks(rows: readonly MatrixRow[]): readonly RowBlock[] {
  const blocks: MatrixRow[][] = [];
  for (const row of rows) {
    const last = blocks[blocks.length - 1];
    if (row.level > 0 && last) last.push(row);
    else blocks.push([row]);
  }
  return blocks;
}
