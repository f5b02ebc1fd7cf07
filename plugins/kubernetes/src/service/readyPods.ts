import { ReadyPods } from '../viewState';
import { PodView } from './podViews';
import { hasProblem } from './problems';

/** Beyond this, single ready pods are in the way of the others, and take a browser noticeable time. */
const MAX_DRAWN = 1_000;

/**
 * Whether pods that are just ready are counted instead of drawn one by one: what the
 * reader chose, else by the number of pods. A reader who filters wants to see them.
 */
export function countsReadyPods(
  pods: number,
  choice: ReadyPods | undefined,
  isFiltered: boolean,
): boolean {
  return choice ? choice === 'counted' : !isFiltered && pods > MAX_DRAWN;
}

/** Whether a pod is ready, and nothing else is to be said of it. */
export function isJustReady(pod: PodView): boolean {
  return pod.row.state === 'ready' && !pod.isStale && !hasProblem(pod);
}
