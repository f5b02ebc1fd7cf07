import type { Finding } from '../diagnose/types';
import type { LastRollout } from '../wire/revisionTypes';

/**
 * What can be marked as a moment of a {@link Timeline}.
 *
 * @public
 */
export const TIMELINE_MARK_KINDS = [
  'rollout',
  'scaling',
  'configWrite',
  'restart',
  'recovery',
  'job',
  'note',
  'event',
] as const;

/** @public */
export type TimelineMarkKind = (typeof TIMELINE_MARK_KINDS)[number];

/**
 * What an entry is about, and leads to.
 *
 * @public
 */
export type TimelineSubject =
  | {
      readonly type: 'pod' | 'object';
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
    }
  | { readonly type: 'finding'; readonly finding: Finding };

/**
 * What a mark says, by its kind.
 *
 * @public
 */
export type TimelineFact =
  | { readonly kind: 'rollout'; readonly rollout: LastRollout }
  /** `isAutoscaler` only where the object says that an autoscaler did it. */
  | {
      readonly kind: 'scaling';
      readonly isAutoscaler: boolean;
      /** The program that did it, as it calls itself; absent where nothing says it. */
      readonly by?: string;
    }
  /** A ConfigMap was written before something that it can explain. */
  | { readonly kind: 'configWrite'; readonly name: string }
  | { readonly kind: 'restart'; readonly exitCode?: number }
  | { readonly kind: 'recovery' }
  | {
      readonly kind: 'job';
      readonly outcome: 'started' | 'complete' | 'failed';
    }
  | { readonly kind: 'note' }
  | {
      readonly kind: 'event';
      readonly reason: string;
      readonly message: string;
    };

/**
 * Something that happened at a moment, or several alike that are told as one.
 * Times are milliseconds since 1970, by the clock that wrote them.
 *
 * @public
 */
export interface TimelineMark {
  /** Unique in its lane, and the same as long as it stands for the same. */
  readonly key: string;
  /** The first one's. */
  readonly at: number;
  /** The last one's, where there are several. */
  readonly until?: number;
  readonly count: number;
  /** The last one's. */
  readonly about: TimelineSubject;
  readonly fact: TimelineFact;
}

/**
 * A problem for as long as it is known to last.
 *
 * @public
 */
export interface TimelineBar {
  readonly key: string;
  readonly finding: Finding;
  /** Milliseconds since 1970; absent where nothing shows when it began. */
  readonly from?: number;
  readonly to: number;
  /** `lastSeen`: nobody could look since. */
  readonly ending: 'ongoing' | 'ended' | 'lastSeen';
}

/**
 * A part of the time of which nothing is known: `notKept` is before the oldest
 * thing that the API server still has, in `unread` the cluster could not be read.
 *
 * @public
 */
export interface TimelineGap {
  readonly from: number;
  readonly to: number;
  readonly reason: 'notKept' | 'unread';
}

/** @public */
export interface TimelineLane {
  readonly cluster: string;
  /** Worst first. */
  readonly bars: readonly TimelineBar[];
  /** Oldest first. */
  readonly marks: readonly TimelineMark[];
  readonly gaps: readonly TimelineGap[];
  /** Since when somebody watches, milliseconds since 1970: problems that ended before aren't known. Absent where all of the span was watched, or that is unknown. */
  readonly watchedSince?: number;
  /** Restarts before the last one of pods whose last one is in the span: their times are lost. */
  readonly untimedRestarts: number;
  /** Problems and marks beyond what a lane holds. */
  readonly omitted: number;
  /** Entries whose time is absent, no time, or in the future. */
  readonly undated: number;
}

/** @public */
export interface Timeline {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Those that have something of the service, or may have. */
  readonly lanes: readonly TimelineLane[];
}
