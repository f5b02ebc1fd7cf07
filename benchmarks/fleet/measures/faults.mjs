import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.mjs';

/** Longer than any user waits. */
const GIVE_UP_MS = 20_000;

const FAULTS = {
  none: [],
  'accepts and never answers': [{ type: 'hang', at: 'request' }],
  'no TLS handshake': [{ type: 'hang', at: 'connect' }],
  'headers, then nothing': [{ type: 'hang', at: 'body' }],
  'refuses connections': [{ type: 'refuse' }],
  'cuts connections': [{ type: 'reset' }],
  '500 to everything': [{ type: 'serverError' }],
  '401 to everything': [{ type: 'unauthorized' }],
  'log-in page instead of JSON': [{ type: 'html' }],
  'drips 2 kB a second': [{ type: 'slow', bytesPerSecond: 2_000 }],
};

/**
 * With one cluster at fault: how long until the pods of all the others are
 * there. Undefined when that did not happen in 20 s, or ended in an error.
 */
export async function measureFaults({
  fleet,
  podlight,
  peer,
  services,
  repeats,
}) {
  const [bad] = fleet.clusters;
  const rows = [];
  for (const [fault, inflicted] of Object.entries(FAULTS)) {
    await fleet.setFaults(bad, inflicted);
    const times = { podlight: [], peer: [] };
    for (let number = 0; number < repeats; number++) {
      times.podlight.push(
        await measureTime(() =>
          podlight.load(services.next(), { isCounted: name => name !== bad }),
        ),
      );
      // A subject that was given up once is not waited for again.
      if (times.peer.includes(Infinity)) continue;
      times.peer.push(
        await measureTime(() =>
          peer.load(services.next(), { timeoutMs: GIVE_UP_MS }),
        ),
      );
    }
    await fleet.setFaults(bad, []);
    rows.push({
      fault,
      podlightMs: median(times.podlight),
      peerMs: times.peer.includes(Infinity) ? Infinity : median(times.peer),
    });
    // A breaker that has opened closes again.
    await podlight.load(services.next());
  }
  return rows;
}

/** A load that fails or takes too long is infinitely slow. */
async function measureTime(load) {
  const answer = await Promise.race([
    load().catch(() => undefined),
    sleep(GIVE_UP_MS, undefined, { ref: false }),
  ]);
  return answer?.allPodsMs ?? Infinity;
}
