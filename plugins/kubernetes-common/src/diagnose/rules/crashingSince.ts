import { ContainerStateTerminated, Event } from '../../model';
import { earliest, toMillis } from '../time';
import {
  EndedRun,
  neverStarted,
  ranSeconds,
  RECOVERED_SECONDS,
} from './crashFacts';

/** Its other back-off is that of image pulls. */
const RESTART_BACK_OFF = /^back-?off restarting/i;

function hasRecovered(terminated: ContainerStateTerminated): boolean {
  if (neverStarted(terminated)) return false;
  return (ranSeconds(terminated) ?? 0) >= RECOVERED_SECONDS;
}

/**
 * Whether an event tells of the loop that led to this end. The kubelet goes on
 * counting one event when a container that had recovered fails again, so the
 * first of them may be of a loop of yesterday: then they are few for the time.
 */
function isOfLoop(event: Event, finishedAt: string): boolean {
  if (event.reason !== 'BackOff' || !RESTART_BACK_OFF.test(event.message)) {
    return false;
  }
  const first = toMillis(event.firstSeen);
  const last = toMillis(event.lastSeen);
  const end = toMillis(finishedAt);
  if (first === undefined || last === undefined || end === undefined) {
    return false;
  }
  const longestPauseMs = RECOVERED_SECONDS * 1_000;
  return (
    end - last < longestPauseMs && (last - first) / event.count < longestPauseMs
  );
}

/**
 * Since when a container ends over and over: since the kubelet first held a
 * restart back, as far as its events tell; else since its last end, which every
 * further restart makes a later one.
 */
export function crashingSince(run: EndedRun): string | undefined {
  const { finishedAt } = run.terminated;
  if (!finishedAt || hasRecovered(run.terminated)) return finishedAt;
  const ofLoop = run.events.filter(event => isOfLoop(event, finishedAt));
  return earliest([finishedAt, ...ofLoop.map(({ firstSeen }) => firstSeen)]);
}
