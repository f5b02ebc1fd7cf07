const BASE_MS = 1_000;

/** A lasting failure is retried once a minute. */
const MAX_MS = 60_000;

/**
 * How long to wait after the n-th failure in a row, from 1: anything up to a
 * limit that doubles. Full jitter spreads requests that failed together.
 */
export function backOffMs(failures: number, random: () => number): number {
  const limit = Math.min(BASE_MS * 2 ** Math.min(failures - 1, 10), MAX_MS);
  return Math.round(limit * random());
}
