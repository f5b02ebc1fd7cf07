import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const FAULTS = [
  { type: 'hang', at: 'request' },
  { type: 'hang', at: 'connect' },
  { type: 'hang', at: 'body' },
  { type: 'reset' },
  { type: 'refuse' },
  { type: 'serverError' },
  { type: 'throttle' },
  { type: 'cut' },
  { type: 'malformed' },
  { type: 'html' },
  { type: 'unauthorized' },
  { type: 'forbidden' },
  { type: 'gone' },
  { type: 'silentWatch' },
  { type: 'slow', delayMs: 800 },
  { type: 'slow', bytesPerSecond: 4_000 },
];

/** Long enough to affect requests, short enough for many faults. */
const LASTS_MS = [1_000, 8_000];

/** Older watches end with 410 and connections break, like during an update of an API server. */
const INCIDENTS = ['compact', 'drop-connections'];

/** Temporary faults of clusters; none is active when the signal has aborted. */
export function createTrouble({ fleet, random, signal }) {
  const counts = {};
  return {
    counts,
    async step() {
      const cluster = random.pick(fleet.clusters);
      if (random.below(4) === 0) {
        const incident = random.pick(INCIDENTS);
        counts[incident] = (counts[incident] ?? 0) + 1;
        await fleet.incident(cluster, incident);
        return;
      }
      const fault = random.pick(FAULTS);
      counts[fault.type] = (counts[fault.type] ?? 0) + 1;
      await fleet.setFaults(cluster, [fault]);
      await sleep(random.between(...LASTS_MS), undefined, { signal }).catch(
        () => {},
      );
      await fleet.setFaults(cluster, []);
    },
  };
}

/** Both tokens are valid for this long, like bound service account tokens. */
const OVERLAP_MS = 2_000;

/**
 * Renews the token that the backend reads from a file, and revokes the old one.
 *
 * @param tokens - by cluster: the token that holds now, and its file
 */
export function createRotation({ fleet, tokens, random }) {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async step() {
      const cluster = random.pick(fleet.clusters);
      const entry = tokens.get(cluster);
      const old = entry.token;
      count += 1;
      const renewed = `simulated.rotated-${cluster}-${count}`;
      await fleet.grantToken(cluster, renewed);
      writeFileSync(entry.file, renewed, { mode: 0o600 });
      entry.token = renewed;
      await sleep(OVERLAP_MS);
      await fleet.revokeToken(cluster, old);
    },
  };
}
