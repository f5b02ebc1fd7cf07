/** How far back the timeline goes. */
export const TIMELINE_SPANS = ['1h', '6h', '24h'] as const;

export type TimelineSpan = (typeof TIMELINE_SPANS)[number];

/** The timeline as a picture, or as rows. */
export const TIMELINE_VIEWS = ['chart', 'table'] as const;

export type TimelineView = (typeof TIMELINE_VIEWS)[number];

const HOUR_MS = 3_600_000;

/** {@link TimelineSpan} in milliseconds. */
export const TIMELINE_SPAN_MS: Readonly<Record<TimelineSpan, number>> = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '24h': 24 * HOUR_MS,
};

/** What of the view is about the timeline. */
export interface TimelineState {
  /** Its span; it is closed when absent. */
  readonly timeline?: TimelineSpan;
  readonly timelineAs: TimelineView;
}

/** Closed. */
export const DEFAULT_TIMELINE_STATE: TimelineState = { timelineAs: 'chart' };

/** Reads it from a query. */
export function parseTimelineState(query: URLSearchParams): TimelineState {
  return {
    timeline: TIMELINE_SPANS.find(each => each === query.get('timeline')),
    timelineAs:
      TIMELINE_VIEWS.find(each => each === query.get('timelineAs')) ??
      DEFAULT_TIMELINE_STATE.timelineAs,
  };
}

/** The parameters that {@link parseTimelineState} reads as this. */
export function timelineParameters({
  timeline,
  timelineAs,
}: TimelineState): Readonly<Record<string, string | undefined>> {
  return { timeline, timelineAs };
}
