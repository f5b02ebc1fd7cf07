import { useCallback, useMemo } from 'react';
import { countExpected, GroupView } from '../../service';
import { FoldState } from '../../viewState';

/** Up to here everything fits a screen or two; above, groups without trouble are in the way of the others. */
const MAX_PODS_ALL_OPEN = 300;

type Folds = Pick<FoldState, 'folded' | 'unfolded'>;

/** Which groups are open: what the reader chose, else all, or those with trouble where there are many pods. */
export function useOpenGroups(
  podCount: number,
  { folded, unfolded }: Folds,
  onChange: (folds: Folds) => void,
): {
  readonly isOpen: (group: GroupView) => boolean;
  readonly toggle: (group: GroupView) => void;
} {
  const isCrowded = podCount > MAX_PODS_ALL_OPEN;
  const chosen = useChoices(folded.join(), unfolded.join());
  const isOpenAtFirst = useCallback(
    (group: GroupView) => !(isCrowded && isAllReady(group)),
    [isCrowded],
  );
  const isOpen = useCallback(
    (group: GroupView) => chosen.get(group.id) ?? isOpenAtFirst(group),
    [chosen, isOpenAtFirst],
  );
  const toggle = useCallback(
    (group: GroupView) => {
      const opens = !isOpen(group);
      const without = (ids: readonly string[]) =>
        ids.filter(id => id !== group.id);
      const choice = opens === isOpenAtFirst(group) ? [] : [group.id];
      onChange({
        folded: [...without(folded), ...(opens ? [] : choice)],
        unfolded: [...without(unfolded), ...(opens ? choice : [])],
      });
    },
    [isOpen, isOpenAtFirst, folded, unfolded, onChange],
  );
  return { isOpen, toggle };
}

/** By what they say: the arrays are new whenever anything in the URL changes. */
function useChoices(
  folded: string,
  unfolded: string,
): ReadonlyMap<string, boolean> {
  return useMemo(
    () =>
      new Map([
        ...folded.split(',').map(id => [id, false] as const),
        ...unfolded.split(',').map(id => [id, true] as const),
      ]),
    [folded, unfolded],
  );
}

/** What was ready when it was last seen is not ready for sure. */
function isAllReady({ counts, isStale, problems }: GroupView): boolean {
  return (
    !isStale && problems.length === 0 && counts.ready === countExpected(counts)
  );
}
