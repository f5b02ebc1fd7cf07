import { GroupView, needsAttention, PodView } from '../../service';

/** Beyond this, each change takes a browser noticeable time, and no reader looks at single tiles. */
const MOST_TILES = 5_000;

/** Whether there are more pods than are drawn one by one. */
export function isCrowded(groups: readonly GroupView[]): boolean {
  return groups.reduce((sum, { pods }) => sum + pods.length, 0) > MOST_TILES;
}

/** Whether a pod is counted instead of drawn in a large group: only healthy ones. */
export function isRolledUp(pod: PodView): boolean {
  return (
    pod.row.state === 'ready' &&
    !pod.isStale &&
    !pod.findings.some(needsAttention)
  );
}
