import { setTimeout as sleep } from 'node:timers/promises';
import { isReady } from './healthyPods.mjs';
import { median } from './statistics.mjs';

/** The first loads open connections and compile code, on all sides. */
const WARM_UP = 3;

/**
 * Podlight goes on to watch what it has listed, and kinds of which there is
 * nothing only within half a minute: all requests of the minute after count.
 */
const COUNTED_MS = 60_000;

/**
 * Watches of the loads before begin within half a minute, and the names of workloads are read one list
 * at a time, with seconds in between and minutes for all of them.
 */
const QUIET_MS = 20_000;
const MAX_UNTIL_QUIET_MS = 600_000;
const BEGUN_MS = 5_000;

/** How long loads take, what they cost the API servers, and what they cost with an open tab. */
export async function measureColdLoads(stand) {
  const times = await timeLoads(stand);
  const tabs = await openCountedTabs(stand);
  const podlightRequestsSharedLoad = await tabs.openAgain();
  await tabs.close();
  const peerRequests = await countPeer(stand);
  const { podlightRequests } = tabs;
  return {
    ...times,
    podlightRequests,
    podlightRequestsSharedLoad,
    peerRequests,
  };
}

/** The same on a fleet of another size. */
export async function measureGrowth(stand) {
  const times = await timeLoads(stand);
  const tabs = await openCountedTabs(stand);
  await tabs.close();
  const peerRequests = await countPeer(stand);
  const { podlightRequests } = tabs;
  return { ...times, podlightRequests, peerRequests };
}

/**
 * First loads of services, one after the other.
 * Floor, Podlight and peer take turns, so that noise falls on all of them.
 */
async function timeLoads({ fleet, podlight, peer, floor, services, loads }) {
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
  };
}

/**
 * What one load costs the API servers. Nothing else is going on but that a tab
 * of another service is open, as anywhere where Podlight is in use: the names of
 * workloads, which are read once for all tabs of a backend, are known by then.
 */
async function openCountedTabs({ fleet, podlight, floor, services }) {
  const other = podlight.openTab(await nextHealthy(floor, services));
  const service = await nextHealthy(floor, services);
  await untilQuiet(fleet);
  const open = [other, podlight.openTab(service)];
  return {
    podlightRequests: await countWithin(fleet, COUNTED_MS),
    /** What one more tab of the same service costs. */
    openAgain: () => {
      open.push(podlight.openTab(service));
      return countWithin(fleet, COUNTED_MS);
    },
    close: () => Promise.all(open.map(tab => tab.close())),
  };
}

async function countPeer({ fleet, peer, services }) {
  await untilQuiet(fleet);
  const before = await fleet.requestCount();
  await peer.load(services.next());
  return (await fleet.requestCount()) - before;
}

/** Three in four services have no failing pod; the events of one that fails are asked for now and then. */
async function nextHealthy(floor, services) {
  for (;;) {
    const service = services.next();
    const places = await floor.pods(service);
    if (places.flatMap(({ pods }) => pods).every(isReady)) return service;
  }
}

async function countWithin(fleet, ms) {
  const before = await fleet.requestCount();
  await sleep(ms);
  return (await fleet.requestCount()) - before;
}

async function untilQuiet(fleet) {
  const giveUpAt = Date.now() + MAX_UNTIL_QUIET_MS;
  // Not before the first requests have been made.
  await sleep(BEGUN_MS);
  while ((await countWithin(fleet, QUIET_MS)) > 0) {
    if (Date.now() > giveUpAt) {
      throw new Error(
        `The API servers are still asked after ${MAX_UNTIL_QUIET_MS} ms, so that nothing can be counted`,
      );
    }
  }
}
