import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.mjs';

/** The first loads open connections and compile code, on all sides. */
const WARM_UP = 3;

/** Podlight goes on to watch what it has listed: those requests count, too. */
const REQUESTS_SETTLE_MS = 3_000;

/**
 * Loads of services that nobody has looked at before, one after the other.
 * Floor, Podlight and peer take turns, so that noise falls on all of them.
 */
export async function measureColdLoads({
  fleet,
  podlight,
  peer,
  floor,
  services,
  loads,
}) {
  const samples = { floor: [], podlight: [], peer: [] };
  const everything = [];
  for (let number = -WARM_UP; number < loads; number++) {
    const service = services.next();
    const bare = await floor.load(service);
    const ours = await podlight.load(service);
    const theirs = await peer.load(services.next());
    const whole = await podlight.loadEverything(services.next());
    if (bare.pods !== ours.pods || theirs.pods === 0) {
      throw new Error(
        `${service}: the floor saw ${bare.pods} pods, Podlight ${ours.pods}, the peer ${theirs.pods}`,
      );
    }
    if (number < 0) continue;
    samples.floor.push(bare);
    samples.podlight.push(ours);
    samples.peer.push(theirs);
    everything.push(whole);
  }
  const of = (name, key) => median(samples[name].map(sample => sample[key]));
  const floorMs = of('floor', 'allPodsMs');
  return {
    clusters: fleet.clusters.length,
    loads,
    podsPerService: samples.floor[0].pods,
    floorMs,
    podlightFirstPodsMs: of('podlight', 'firstPodsMs'),
    podlightAllPodsMs: of('podlight', 'allPodsMs'),
    podlightEverythingMs: median(everything),
    peerMs: of('peer', 'allPodsMs'),
    podlightBytes: of('podlight', 'bytes'),
    peerBytes: of('peer', 'bytes'),
    podlightRequests: await countRequests(fleet, podlight, services.next()),
    podlightRequestsSharedLoad: await countSharedLoad(
      fleet,
      podlight,
      services.next(),
    ),
    peerRequests: await countRequests(fleet, peer, services.next()),
  };
}

/** What one load costs the API servers, with whatever it leads to in the next seconds. */
async function countRequests(fleet, subject, service) {
  // What the loads before have led to is over by then.
  await sleep(REQUESTS_SETTLE_MS);
  const before = await fleet.requestCount();
  const tab = subject.openTab(service);
  await sleep(REQUESTS_SETTLE_MS);
  const after = await fleet.requestCount();
  await tab.close();
  return after - before;
}

/** The same when somebody looks at the service already. */
async function countSharedLoad(fleet, subject, service) {
  const tab = subject.openTab(service);
  await sleep(REQUESTS_SETTLE_MS);
  const count = await countRequests(fleet, subject, service);
  await tab.close();
  return count;
}
