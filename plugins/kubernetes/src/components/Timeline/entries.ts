import {
  TimelineBar,
  TimelineLane,
  TimelineMark,
} from '@podlight/backstage-plugin-kubernetes-common';

/** A bar or a mark, with where it is. Times are milliseconds since 1970. */
export type TimelineEntry = {
  /** Unique among all lanes. */
  readonly key: string;
  readonly cluster: string;
  /** When it happened or began; the end of a bar without a known beginning. */
  readonly at: number;
} & (
  | { readonly bar: TimelineBar; readonly mark?: undefined }
  | { readonly mark: TimelineMark; readonly bar?: undefined }
);

/** All entries of a lane, oldest first; what explains stands before what it explains. */
export function listEntries(lane: TimelineLane): readonly TimelineEntry[] {
  const { cluster } = lane;
  const marks = lane.marks.map(mark => ({
    ...{ key: `${cluster} ${mark.key}`, cluster, mark },
    at: mark.at,
  }));
  const bars = lane.bars.map(bar => ({
    ...{ key: `${cluster} ${bar.key}`, cluster, bar },
    at: bar.from ?? bar.to,
  }));
  return [...marks, ...bars].sort((a, b) => a.at - b.at);
}
