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
/** How a program ends that is told to stop: killed, terminated, or with thanks. */
export const STOPPED_EXIT_CODES: ReadonlySet<number> = new Set([0, 137, 143]);

/** Whether the event happened during this run or at its end, and in none before or after. */
export function isOfThisRun(run: EndedRun, event: Event): boolean {
  const { startedAt, finishedAt } = run.terminated;
  const seen = toMillis(event.lastSeen);
  if (seen === undefined) return true;
  const slack = EVENT_SLACK_SECONDS * 1_000;
  const started = toMillis(startedAt);
  if (started !== undefined && seen < started - slack) return false;
  // While the next run is on, a later event may be about that one.
  const finished = toMillis(finishedAt);
  const hasNextRun = run.container.status.state.running !== undefined;
  return !hasNextRun || finished === undefined || seen <= finished + slack;
}

/**
 * The kubelet may report 25 events on a pod at once and one in five minutes
 * after that, so a loop soon goes on in silence. A run of which not even the
 * start was reported is such a one; it most likely ended like those before.
 * That it is not started again yet is reported between runs, and of none.
 */
export function isSilent(run: EndedRun): boolean {
  return !run.events.some(
    event => event.reason !== 'BackOff' && isOfThisRun(run, event),
  );
}
