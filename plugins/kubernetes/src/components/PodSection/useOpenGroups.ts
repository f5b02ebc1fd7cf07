import { totalOf } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useState } from 'react';
import { GroupView } from '../../service';

/** Up to here everything fits a screen or two; above, groups without trouble are in the way of the others. */
const MOST_PODS_ALL_OPEN = 300;

/** Which groups are open: what the reader chose, else all, or those with trouble where there are many pods. */
export function useOpenGroups(podCount: number): {
  readonly isOpen: (group: GroupView) => boolean;
  readonly toggle: (group: GroupView) => void;
} {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isCrowded = podCount > MOST_PODS_ALL_OPEN;
  const isOpen = useCallback(
    (group: GroupView) =>
      chosen.get(group.id) ?? !(isCrowded && isAllReady(group)),
    [chosen, isCrowded],
  );
  const toggle = useCallback(
    (group: GroupView) =>
      setChosen(before => new Map(before).set(group.id, !isOpen(group))),
    [isOpen],
  );
  return { isOpen, toggle };
}

/** What was ready when it was last seen is not ready for sure. */
function isAllReady({ counts, isStale }: GroupView): boolean {
  return !isStale && counts.ready === totalOf(counts);
}
