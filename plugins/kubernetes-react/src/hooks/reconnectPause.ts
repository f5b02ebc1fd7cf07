/** First pause after a lost connection; doubled after each further one. */
const START_MS = 1_000;
/** A backend that is down for long is asked this often, by every open tab. */
const MAX_MS = 60_000;
/** Share of the pause that is random, so that all tabs do not come back in one instant. */
const JITTER = 0.3;

/**
 * How long to wait before the next connection.
 *
 * @param failures - In a row, from 1
 * @param random - 0 up to 1, as `Math.random`
 *
 * @internal
 */
export function reconnectPauseMs(
  failures: number,
  random: () => number,
): number {
  const pauseMs = Math.min(START_MS * 2 ** (failures - 1), MAX_MS);
  return pauseMs * (1 - JITTER * random());
}
