import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';

const MINUTE_MS = 60_000;
/** An older restart says little about the pod's present health. */
const RECENT_RESTART_MS = 60 * MINUTE_MS;
/** About as long as a rollout goes on, of which young pods are the sign. */
const YOUNG_MS = 30 * MINUTE_MS;

/** What a tile shows besides the state: a notch in its corner, or a dot. */
export type TileMark = 'restarted' | 'young' | undefined;

/** Whole minutes: marks need not be newer, and thousands of tiles look at them. */
export function markClock(now: number): number {
  return now - (now % MINUTE_MS);
}

/**
 * Whether a pod was restarted within the last hour, or else is younger than half
 * an hour.
 *
 * @param clock - Milliseconds since 1970, from {@link markClock}
 */
export function tileMark(
  row: Pick<PodRow, 'createdAt' | 'lastRestartAt'>,
  clock: number,
): TileMark {
  const isWithin = (time: string | undefined, ms: number) =>
    time !== undefined && clock - Date.parse(time) < ms;
  if (isWithin(row.lastRestartAt, RECENT_RESTART_MS)) return 'restarted';
  return isWithin(row.createdAt, YOUNG_MS) ? 'young' : undefined;
}
