import { ResponseError } from '@backstage/errors';

/** First pause after a lost connection; doubled after each further one. */
const START_MS = 1_000;
/** A backend that is down for long is asked this often, by every open tab. */
const MAX_MS = 60_000;
/** Share of the pause that is random, so that all tabs do not come back in one instant. */
const JITTER = 0.3;

/** Number of quick reconnects in a row to a restarting backend, which expects another replica to answer. */
const MOMENTS = 5;

/** Upper bound for the pause that a backend, or a proxy in front of it, asks for. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * How long to wait before the next connection: longer each time, and never
 * shorter than the backend's `Retry-After`. A backend that is restarting is no
 * failure: others are there already, or it is back in a moment.
 *
 * @param failures - In a row, from 1; 0 when the backend has said that it ends the connection to restart
 * @param random - 0 up to 1, as `Math.random`
 * @param error - How the last one failed
 *
 * @internal
 */
export function reconnectPauseMs(
  failures: number,
  random: () => number,
  error?: unknown,
): number {
  const step = isRestarting(error) ? Math.max(failures - MOMENTS, 0) : failures;
  const pauseMs = Math.min(START_MS * 2 ** (step - 1), MAX_MS);
  const earliestMs = retryAfterMs(error);
  // All who were told the same number would come back in one instant.
  return earliestMs > pauseMs
    ? earliestMs * (1 + JITTER * random())
    : pauseMs * (1 - JITTER * random());
}

/** Status codes of a proxy without `Retry-After`: there is no backend at all. */
function isRestarting(error: unknown): boolean {
  const status = error instanceof ResponseError && error.statusCode;
  return status === 503 && retryAfterMs(error) > 0;
}

/** 0 without the header, and for anything but a number of seconds. */
function retryAfterMs(error: unknown): number {
  if (!(error instanceof ResponseError)) return 0;
  const header = error.response.headers.get('Retry-After') ?? '';
  if (!/^\d{1,9}$/.test(header)) return 0;
  return Math.min(Number(header) * 1_000, MAX_RETRY_AFTER_MS);
}
