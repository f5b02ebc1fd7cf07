import { Moment, timeBefore } from './moments';
import { TimelineMark, TimelineMarkKind } from './types';

/** So close together that a picture can't show them apart. */
const PARTS = 60;

/** More marks of one lane are no picture. */
const MAX_MARKS = 60;

/** What explains most is kept the longest. */
const IMPORTANCE: Readonly<Record<TimelineMarkKind, number>> = {
  ...{ rollout: 0, configWrite: 0, scaling: 1, job: 2, note: 2 },
  ...{ restart: 3, recovery: 4, event: 5 },
};

/** @internal */
export interface Summary {
  readonly marks: readonly TimelineMark[];
  readonly omitted: number;
  readonly undated: number;
}

/**
 * Puts moments of a span in order, oldest first, and tells those of a group that
 * are close together as one, however many there are.
 *
 * @param span - milliseconds since 1970
 * @internal
 */
export function summarize(
  moments: readonly Moment[],
  { from, to }: { readonly from: number; readonly to: number },
): Summary {
  const partMs = (to - from) / PARTS;
  const marks = new Map<string, TimelineMark>();
  let undated = 0;
  moments.forEach((moment, index) => {
    const { time, group = `#${index}`, about, fact } = moment;
    const at = timeBefore(to, time);
    if (at === undefined) undated += 1;
    if (at === undefined || at < from) return;
    // By the clock, not by the span: a mark must not fall apart as time goes on.
    const key = `${fact.kind} ${group} ${Math.floor(at / partMs)}`;
    const mark = { key, at, count: 1, about, fact };
    const other = marks.get(key);
    marks.set(key, other ? join(other, mark) : mark);
  });
  const kept = [...marks.values()]
    .sort(
      (a, b) =>
        IMPORTANCE[a.fact.kind] - IMPORTANCE[b.fact.kind] || b.at - a.at,
    )
    .slice(0, MAX_MARKS);
  return {
    marks: kept.sort((a, b) => a.at - b.at),
    omitted: marks.size - kept.length,
    undated,
  };
}

function join(one: TimelineMark, other: TimelineMark): TimelineMark {
  const until = one.until ?? one.at;
  const last = other.at >= until ? other : one;
  return {
    key: one.key,
    at: Math.min(one.at, other.at),
    until: Math.max(until, other.at),
    count: one.count + other.count,
    about: last.about,
    fact: last.fact,
  };
}
