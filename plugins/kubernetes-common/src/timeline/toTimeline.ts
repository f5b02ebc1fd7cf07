import type { ServiceCluster } from '../wire/reduceService';
import { configWriteMoments } from './configWrites';
import { eventMoments } from './events';
import { NOTHING_SEEN, SeenFindings } from './followEnds';
import { findGaps, oldestKept, seenUntil } from './gaps';
import { jobMoments } from './jobs';
import { noteMoments, problemBars } from './problems';
import { recoveryMoments } from './recoveries';
import { restartMoments, untimedRestarts } from './restarts';
import { rolloutMoments } from './rollouts';
import { scalingMoments } from './scalings';
import { summarize } from './summarize';
import { Timeline, TimelineLane } from './types';

/** More bars above each other are a list. */
const MAX_BARS = 8;

const SOURCES = [
  rolloutMoments,
  scalingMoments,
  configWriteMoments,
  restartMoments,
  recoveryMoments,
  jobMoments,
  noteMoments,
  eventMoments,
];

/**
 * What happened to a service in the last hours, as far as its clusters still
 * know: a lane for each cluster.
 *
 * @remarks Kubernetes keeps the newest state of what exists, and hardly any
 * history. What is not in a lane may have happened all the same.
 *
 * @param options - `now` and `spanMs` are milliseconds, by the clock that wrote
 * the times; `seen` is what was watched meanwhile
 * @public
 */
export function toTimeline(
  clusters: readonly ServiceCluster[],
  options: {
    readonly now: number;
    readonly spanMs: number;
    readonly seen?: SeenFindings;
  },
): Timeline {
  const { now, spanMs, seen = NOTHING_SEEN } = options;
  const span = { from: now - spanMs, to: now };
  return {
    ...span,
    lanes: clusters
      .filter(mayHaveTheService)
      .map(cluster => toLane(cluster, span, seen)),
  };
}

function toLane(
  cluster: ServiceCluster,
  span: { readonly from: number; readonly to: number },
  watched: SeenFindings,
): TimelineLane {
  const { from, to: now } = span;
  const { name } = cluster.head;
  const seen = seenUntil(cluster, now);
  const watchedSince = watched.since.get(name);
  const bars = problemBars(cluster, watched.ended, {
    now,
    seenUntil: seen ?? from,
  }).filter(bar => bar.to >= from);
  const summary = summarize(
    SOURCES.flatMap(source => source(cluster)),
    span,
  );
  return {
    cluster: name,
    bars: bars.slice(0, MAX_BARS),
    marks: summary.marks,
    gaps: findGaps(
      span,
      seen,
      oldestKept(cluster, now),
      watched.outages.filter(outage => outage.cluster === name),
    ),
    ...(watchedSince !== undefined &&
      watchedSince > from && { watchedSince: Math.min(watchedSince, now) }),
    untimedRestarts: untimedRestarts(cluster, span),
    omitted: summary.omitted + Math.max(0, bars.length - MAX_BARS),
    undated: summary.undated,
  };
}

/** Most clusters of a fleet have nothing of a service, which is no lane. */
function mayHaveTheService(cluster: ServiceCluster): boolean {
  const { state, pods, workloads, findings } = cluster;
  return (
    pods.length + workloads.length + findings.length > 0 ||
    (state.phase !== 'live' && cluster.lastGoodAt === undefined)
  );
}
