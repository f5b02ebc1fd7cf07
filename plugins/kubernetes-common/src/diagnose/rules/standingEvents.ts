import { Event, KubernetesObject } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { newestEvent } from '../PodFacts';

interface Standing {
  /** Events that report the problem. */
  readonly isTrouble: (event: Event) => boolean;
  /** Events that report its end; absent where none does. */
  readonly isOver?: (event: Event) => boolean;
  /** Controllers retry sooner than this, so older problems are over. */
  readonly maxAgeSeconds: number;
}

/** The newest event that reports the problem, unless it is over. */
export function standingEvent(
  index: ClusterIndex,
  object: KubernetesObject,
  { isTrouble, isOver, maxAgeSeconds }: Standing,
): Event | undefined {
  const events = index.findEvents(object);
  const trouble = newestEvent(events, isTrouble);
  if (!trouble) return undefined;
  const over = isOver && newestEvent(events, isOver);
  const seconds = index.secondsSince(trouble.lastSeen) ?? 0;
  const isResolved =
    over &&
    Date.parse(over.lastSeen ?? '') >= Date.parse(trouble.lastSeen ?? '');
  return isResolved || seconds > maxAgeSeconds ? undefined : trouble;
}
