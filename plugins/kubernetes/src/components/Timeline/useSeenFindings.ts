import {
  followEnds,
  NOTHING_SEEN,
  SeenFindings,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';

/**
 * What was watched while the tab was open, which nobody else remembers: the
 * problems that ended, and the times in which a cluster couldn't be read.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 * @param isWatching - Whether changes arrive
 */
export function useSeenFindings(
  clusters: readonly ServiceCluster[],
  now: number,
  isWatching: boolean,
): SeenFindings {
  const [seen, setSeen] = useState(NOTHING_SEEN);
  const next = followEnds(seen, clusters, now, isWatching);
  if (next !== seen) setSeen(next);
  return next;
}
