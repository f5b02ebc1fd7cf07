import type { ServiceCluster } from '../wire/reduceService';
import { timeBefore } from './moments';
import { TimelineGap } from './types';

/**
 * The last moment at which a cluster could be read, milliseconds since 1970;
 * undefined where it never could be.
 *
 * @internal
 */
export function seenUntil(
  { state, lastGoodAt }: ServiceCluster,
  now: number,
): number | undefined {
  switch (state.phase) {
    case 'live':
      return now;
    case 'stale':
      return earlier(timeBefore(now, lastGoodAt), timeBefore(now, state.since));
    default:
      return timeBefore(now, lastGoodAt);
  }
}

function earlier(
  one: number | undefined,
  other: number | undefined,
): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

/**
 * The parts of a span of which nothing is known in a cluster.
 *
 * @param oldest - milliseconds since 1970; the oldest thing that it still has
 * @param outages - times in which it could not be read, and which are over
 * @internal
 */
export function findGaps(
  span: { readonly from: number; readonly to: number },
  seen: number | undefined,
  oldest: number | undefined,
  outages: readonly { readonly from: number; readonly to: number }[] = [],
): readonly TimelineGap[] {
  const { from, to } = span;
  if (seen === undefined) return [{ from, to, reason: 'unread' }];
  const known = Math.min(Math.max(oldest ?? seen, from), to);
  const end = Math.min(Math.max(seen, from), to);
  return [
    ...(known > from
      ? [{ from, to: Math.min(known, end), reason: 'notKept' as const }]
      : []),
    ...outages.map(outage => ({
      from: Math.max(outage.from, known),
      to: Math.min(outage.to, end),
      reason: 'unread' as const,
    })),
    ...(end < to ? [{ from: end, to, reason: 'unread' as const }] : []),
  ].filter(gap => gap.to > gap.from);
}

/**
 * The time of the oldest thing that a cluster still has of the service,
 * milliseconds since 1970. Where it runs, problems are no witness of older
 * times: those of a Service may be as old as it is.
 *
 * @internal
 */
export function oldestKept(
  { pods, workloads, findings }: ServiceCluster,
  now: number,
): number | undefined {
  let oldest: number | undefined;
  const see = (time: string | undefined) => {
    const at = timeBefore(now, time);
    if (at !== undefined && at < (oldest ?? Infinity)) oldest = at;
  };
  for (const { createdAt } of pods) see(createdAt);
  for (const { lastRollout, job } of workloads) {
    see(lastRollout?.at);
    see(job?.startedAt);
  }
  if (oldest === undefined) for (const { since } of findings) see(since);
  return oldest;
}
