import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The backend keeps idle connections for a minute. */
const LET_GO_WITHIN_MS = 150_000;
const LOOK_AGAIN_MS = 3_000;

/** The backend's own core (catalog, scheduler) varies by some timers at any moment. */
const CORE_TIMERS = 5;

/** Differences of heap and process between two samples that are no leak. */
const HEAP_GROWTH = 1.15;
const RSS_GROWTH = 1.2;

/**
 * Waits until nothing of the viewers is left.
 *
 * @returns what was left in the end, in words; empty when all is well
 */
export async function findLeftovers({ fleet, backend, logFile }, baseline) {
  const deadline = Date.now() + LET_GO_WITHIN_MS;
  let left = [];
  do {
    await sleep(LOOK_AGAIN_MS);
    left = await leftovers(
      fleet,
      await backend.usage({ collectGarbage: true }),
      baseline,
    );
  } while (left.length && Date.now() < deadline);
  const log = readFileSync(logFile, 'utf8');
  if (/MaxListenersExceededWarning/.test(log))
    left.push('listeners: Node warned of too many of them');
  return left;
}

async function leftovers(fleet, usage, baseline) {
  const clusters = await fleet.clusterStates();
  const sum = key =>
    clusters.reduce((total, cluster) => total + cluster[key], 0);
  const left = [];
  if (sum('openWatches')) left.push(`${sum('openWatches')} open watches`);
  if (sum('connections'))
    left.push(`${sum('connections')} connections to API servers`);
  for (const [type, count] of Object.entries(usage.resources)) {
    const before = baseline.resources[type] ?? 0;
    const allowed = type === 'Timeout' ? before + CORE_TIMERS : before;
    if (count > allowed) left.push(`${count} of ${type}, ${before} before`);
  }
  return left;
}

/**
 * Is memory flat? Compares the second quarter of the time with the last one;
 * the first is warming up.
 *
 * @param samples - of the backend, in the order of time
 */
export function findGrowth(samples) {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) return [];
  const lowest = (from, key) =>
    Math.min(...samples.slice(from, from + quarter).map(sample => sample[key]));
  return [
    ['heap', 'heapBytes', HEAP_GROWTH],
    ['RSS', 'rssBytes', RSS_GROWTH],
  ].flatMap(([what, key, allowed]) => {
    const before = lowest(quarter, key);
    const after = lowest(samples.length - quarter, key);
    return after > before * allowed
      ? [`${what} grew from ${megabytes(before)} to ${megabytes(after)}`]
      : [];
  });
}

export const megabytes = bytes => `${Math.round(bytes / 2 ** 20)} MB`;
