import {
  EndedFinding,
  followEnds,
  NOTHING_SEEN,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';

/**
 * The problems that ended while the tab was open, which nobody else remembers.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 */
export function useEndedFindings(
  clusters: readonly ServiceCluster[],
  now: number,
): readonly EndedFinding[] {
  const [seen, setSeen] = useState(NOTHING_SEEN);
  const next = followEnds(seen, clusters, now);
  if (next !== seen) setSeen(next);
  return next.ended;
}
