import type { ServiceCluster } from '../wire/reduceService';
import type { Finding } from '../diagnose/types';
import { EndedFinding, isLasting } from './problems';

/** Enough for a day with an open tab. */
const MOST_ENDED = 100;

/**
 * What a viewer has seen: Kubernetes forgets a problem as soon as it is over.
 *
 * @public
 */
export interface SeenFindings {
  /** The problems of each cluster at its last look. */
  readonly current: ReadonlyMap<string, readonly Finding[]>;
  /** The last ones, oldest first. */
  readonly ended: readonly EndedFinding[];
}

/** @public */
export const NOTHING_SEEN: SeenFindings = { current: new Map(), ended: [] };

/**
 * Takes note of the problems that are gone since the last look. Nothing ends in a
 * cluster that cannot be read.
 *
 * @param now - milliseconds since 1970, by the clock that wrote the times
 * @returns the same object where nothing has changed
 * @public
 */
export function followEnds(
  seen: SeenFindings,
  clusters: readonly ServiceCluster[],
  now: number,
): SeenFindings {
  const live = clusters.filter(({ state }) => state.phase === 'live');
  const hasChanged = live.some(
    ({ head, findings }) => seen.current.get(head.name) !== findings,
  );
  if (!hasChanged) return seen;
  const current = new Map(seen.current);
  const ended: EndedFinding[] = [];
  const back = new Set<string>();
  for (const { head, findings } of live) {
    const ids = new Set(findings.map(({ id }) => id));
    for (const id of ids) back.add(`${head.name} ${id}`);
    for (const finding of current.get(head.name) ?? []) {
      if (ids.has(finding.id) || !isLasting(finding)) continue;
      ended.push({ cluster: head.name, finding, to: now });
    }
    current.set(head.name, findings);
  }
  return {
    current,
    ended: [
      // What came back has its own beginning.
      ...seen.ended.filter(
        ({ cluster, finding }) => !back.has(`${cluster} ${finding.id}`),
      ),
      ...ended,
    ].slice(-MOST_ENDED),
  };
}
