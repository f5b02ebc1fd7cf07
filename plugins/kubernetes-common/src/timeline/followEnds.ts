import type { ServiceCluster } from '../wire/reduceService';
import type { Finding } from '../diagnose/types';
import { seenUntil } from './gaps';
import { EndedFinding, isLasting } from './problems';

/** Enough for a day with an open tab. */
const MAX_ENDED = 100;

/** More gaps in a lane are noise. */
const MAX_OUTAGES = 20;

/** Connections are renewed all the time, and nobody calls that a gap. */
const SHORTEST_OUTAGE_MS = 15_000;

/**
 * A time in which a cluster that was watched could not be read.
 *
 * @public
 */
export interface Outage {
  readonly cluster: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

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
  /** When each cluster was seen first, milliseconds since 1970: what ended before is not known. */
  readonly since: ReadonlyMap<string, number>;
  /** Since when clusters that were seen can't be read, milliseconds since 1970. */
  readonly away: ReadonlyMap<string, number>;
  /** Those that are over, oldest first. */
  readonly outages: readonly Outage[];
}

/** @public */
export const NOTHING_SEEN: SeenFindings = {
  current: new Map(),
  ended: [],
  since: new Map(),
  away: new Map(),
  outages: [],
};

/**
 * Takes note of the problems that are gone since the last look, and of the times
 * in which a cluster could not be looked at. Nothing ends in a cluster that cannot
 * be read.
 *
 * @param now - milliseconds since 1970, by the clock that wrote the times
 * @param isWatching - whether changes arrive: they don't while a tab is hidden
 * @returns the same object where nothing has changed
 * @public
 */
export function followEnds(
  seen: SeenFindings,
  clusters: readonly ServiceCluster[],
  now: number,
  isWatching: boolean = true,
): SeenFindings {
  const looked = lookAgain(seen, clusters, now, isWatching);
  const live = clusters.filter(isLive);
  const hasChanged = live.some(
    ({ head, findings }) => seen.current.get(head.name) !== findings,
  );
  if (!hasChanged) return looked;
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
    ...looked,
    current,
    ended: [
      // What came back has its own beginning.
      ...seen.ended.filter(
        ({ cluster, finding }) => !back.has(`${cluster} ${finding.id}`),
      ),
      ...ended,
    ].slice(-MAX_ENDED),
  };
}

/** Which clusters are seen for the first time, go away, or are back. */
function lookAgain(
  seen: SeenFindings,
  clusters: readonly ServiceCluster[],
  now: number,
  isWatching: boolean,
): SeenFindings {
  const isSeen = (cluster: ServiceCluster) => isWatching && isLive(cluster);
  const isNews = clusters.some(cluster => {
    const { name } = cluster.head;
    return isSeen(cluster)
      ? !seen.since.has(name) || seen.away.has(name)
      : seen.since.has(name) && !seen.away.has(name);
  });
  if (!isNews) return seen;
  const since = new Map(seen.since);
  const away = new Map(seen.away);
  const outages: Outage[] = [];
  for (const cluster of clusters) {
    const { name } = cluster.head;
    const from = away.get(name);
    if (!isSeen(cluster)) {
      if (since.has(name) && from === undefined) {
        away.set(name, seenUntil(cluster, now) ?? now);
      }
      continue;
    }
    if (!since.has(name)) since.set(name, now);
    if (from !== undefined && now - from >= SHORTEST_OUTAGE_MS) {
      outages.push({ cluster: name, from, to: now });
    }
    away.delete(name);
  }
  return {
    ...seen,
    since,
    away,
    outages: [...seen.outages, ...outages].slice(-MAX_OUTAGES),
  };
}

function isLive({ state }: ServiceCluster): boolean {
  return state.phase === 'live';
}
