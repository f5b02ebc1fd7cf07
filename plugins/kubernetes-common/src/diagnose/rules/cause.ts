import { Event } from '../../model';
import { FailureClassName } from '../classes';
import { Details } from '../draft';
import { toMillis } from '../time';
import { Evidence, Finding } from '../types';
import { EndedRun } from './crashFacts';

/** The run failed, and this is what diagnosis calls it. */
export interface FailureCause {
  readonly kind: 'failure';
  readonly class: FailureClassName;
  readonly params?: Details['params'];
  readonly evidence?: readonly Evidence[];
  readonly confidence?: Finding['confidence'];
  readonly missing?: Finding['missing'];
  /** The newest failure of the probe that killed it. */
  readonly failure?: Event;
}

/** The process never started, so the start rules find out why. */
interface StartCause {
  readonly kind: 'notStarted';
}

/** The run was meant to end. */
interface IntendedCause {
  readonly kind: 'intended';
}

/** Why a run ended. */
export type Cause = FailureCause | StartCause | IntendedCause;

/** Checks one possible cause; undefined when it does not apply. */
export type CauseTest = (run: EndedRun) => Cause | undefined;

/** Event times are whole seconds, and the kubelet reports a moment after the fact. */
export const EVENT_SLACK_SECONDS = 5;
/** Exit codes of stopped programs: killed, terminated, or exited cleanly. */
export const STOPPED_EXIT_CODES: ReadonlySet<number> = new Set([0, 137, 143]);

/** Whether the event belongs to this run, and not to one before or after it. */
export function isOfThisRun(run: EndedRun, event: Event): boolean {
  const { startedAt, finishedAt } = run.terminated;
  const seen = toMillis(event.lastSeen);
  if (seen === undefined) return true;
  const slack = EVENT_SLACK_SECONDS * 1_000;
  const started = toMillis(startedAt);
  if (started !== undefined && seen < started - slack) return false;
  // While the next run is in progress, a later event may belong to that one.
  const finished = toMillis(finishedAt);
  const hasNextRun = run.container.status.state.running !== undefined;
  return !hasNextRun || finished === undefined || seen <= finished + slack;
}

/**
 * The kubelet reports at most 25 events of a pod at once and then one per five
 * minutes, so a crash loop soon goes unreported. A run without even a start
 * event is such a run, and most likely ended like those before it. Back-off
 * events are reported between runs and belong to none.
 */
export function isSilent(run: EndedRun): boolean {
  return !run.events.some(
    event => event.reason !== 'BackOff' && isOfThisRun(run, event),
  );
}
