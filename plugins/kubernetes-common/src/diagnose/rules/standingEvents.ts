import { Event, KubernetesObject } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { newestEvent } from '../PodFacts';

interface Standing {
  /** Events that tell of the trouble. */
  readonly isTrouble: (event: Event) => boolean;
  /** Events that tell that it is over. */
  readonly isOver: (event: Event) => boolean;
  /** Controllers try again before this: what is older has gone away. */
  readonly maxAgeSeconds: number;
}

/** The newest event that tells of trouble, unless the trouble is over. */
export function standingEvent(
  index: ClusterIndex,
  object: KubernetesObject,
  { isTrouble, isOver, maxAgeSeconds }: Standing,
): Event | undefined {
  const events = index.findEvents(object);
  const trouble = newestEvent(events, isTrouble);
  if (!trouble) return undefined;
  const over = newestEvent(events, isOver);
  const seconds = index.secondsSince(trouble.lastSeen) ?? 0;
  const isResolved =
    over &&
    Date.parse(over.lastSeen ?? '') >= Date.parse(trouble.lastSeen ?? '');
  return isResolved || seconds > maxAgeSeconds ? undefined : trouble;
}
