import { useState } from 'react';
import { GroupView } from '../../service';
import { TileSize } from '../../viewState';

/** So few tiles are beside the head of their group. */
const MAX_PODS = 4;
/** So many stay there, as their own line would be at the other end of the grid: pods come while a service loads, and in a rollout. */
const MAX_STAYING = 8;

/** Whether the tiles of a group are on the line of its head. */
export function useIsOnOneLine(
  { groups, pods }: Pick<GroupView, 'groups' | 'pods'>,
  size: TileSize,
  isOpen: boolean,
): boolean {
  const [was, setWas] = useState(false);
  const is =
    isOpen &&
    size !== 'l' &&
    groups.length === 0 &&
    pods.length > 0 &&
    pods.length <= (was ? MAX_STAYING : MAX_PODS);
  if (is !== was) setWas(is);
  return is;
}
