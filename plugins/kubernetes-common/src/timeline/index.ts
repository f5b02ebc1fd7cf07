export {
  followEnds,
  NOTHING_SEEN,
  type Outage,
  type SeenFindings,
} from './followEnds';
export type { EndedFinding } from './problems';
export { toTimeline } from './toTimeline';
export { TIMELINE_MARK_KINDS } from './types';
export type {
  Timeline,
  TimelineBar,
  TimelineFact,
  TimelineGap,
  TimelineLane,
  TimelineMark,
  TimelineMarkKind,
  TimelineSubject,
} from './types';
