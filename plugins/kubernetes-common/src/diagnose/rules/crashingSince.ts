import { ContainerStateTerminated, Event } from '../../model';
import { earliest, toMillis } from '../time';
import {
  EndedRun,
  neverStarted,
  ranSeconds,
  RECOVERED_SECONDS,
} from './crashFacts';

/** Distinguishes restart back-off from that of image pulls. */
const RESTART_BACK_OFF = /^back-?off restarting/i;

function hasRecovered(terminated: ContainerStateTerminated): boolean {
  if (neverStarted(terminated)) return false;
  return (ranSeconds(terminated) ?? 0) >= RECOVERED_SECONDS;
}

/**
 * Whether an event belongs to the current loop. The kubelet keeps counting the
 * same event when a recovered container fails again, so its first occurrence
 * may belong to an earlier loop: then its count is low for that time.
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
 * The start of a crash loop: the kubelet's first back-off, if its events show
 * it, or else the end of the last run, which moves with every restart.
 */
export function crashingSince(run: EndedRun): string | undefined {
  const { finishedAt } = run.terminated;
  if (!finishedAt || hasRecovered(run.terminated)) return finishedAt;
  const ofLoop = run.events.filter(event => isOfLoop(event, finishedAt));
  return earliest([finishedAt, ...ofLoop.map(({ firstSeen }) => firstSeen)]);
}
