import { setTimeout as sleep } from 'node:timers/promises';
import { failingPod } from './failingPod.mjs';

/** Viewers of one service on an ordinary day. */
const VIEWERS_PER_SERVICE = 5;

/** Tabs are opened this fast, as after a restart of the backend. */
const OPENED_PER_SECOND = 50;

const LOOK_EVERY_MS = 1_000;

/** Something happens to one pod of all that are looked at, this often. */
const CHANGE_EVERY_MS = 1_000;

/**
 * How long all tabs may take to be served, how long after that the look begins,
 * and how long it takes.
 *
 * Podlight begins to watch what a service has nothing of within half a minute,
 * and reads events once a minute. The peer does the same every ten seconds.
 */
const TIMES = {
  Podlight: { maxOpeningMs: 90_000, settleMs: 40_000, measuredMs: 60_000 },
  peer: { maxOpeningMs: 45_000, settleMs: 0, measuredMs: 30_000 },
};

/** What open tabs cost while one pod a second changes. */
export async function measureSteadyState({
  fleet,
  subject,
  floor,
  services,
  tabs,
}) {
  const { maxOpeningMs, settleMs, measuredMs } = TIMES[subject.name];
  const names = Array.from(
    { length: Math.ceil(tabs / VIEWERS_PER_SERVICE) },
    () => services.next(),
  );
  const places = await firstPlaces(floor, names);
  const open = [];
  for (let number = 0; number < tabs; number++) {
    open.push(subject.openTab(names[number % names.length]));
    await sleep(1000 / OPENED_PER_SECOND);
  }
  await untilServed(open, maxOpeningMs);
  await sleep(settleMs);
  const before = await look(fleet, subject, open);
  const churn = changePods(fleet, places);
  await sleep(measuredMs);
  await churn.stop();
  const after = await look(fleet, subject, open);
  const { heapBytes } = await subject.usage({ collectGarbage: true });
  const ready = open.filter(({ isReady }) => isReady).length;
  await Promise.all(open.map(tab => tab.close()));
  const minutes = measuredMs / 60_000;
  const perTabAndMinute = key => (after[key] - before[key]) / tabs / minutes;
  const requests = difference(after.requestsByKind, before.requestsByKind);
  return {
    subject: subject.name,
    tabs,
    services: names.length,
    tabsServed: ready,
    connectionsLost: open.reduce((sum, { lost = 0 }) => sum + lost, 0),
    requestsPerTabAndMinute: addUp(requests) / tabs / minutes,
    requests,
    cpuSecondsPerTabAndMinute: perTabAndMinute('cpuSeconds'),
    bytesPerTabAndMinute: perTabAndMinute('bytes'),
    rssMegabytes: after.rssBytes / 2 ** 20,
    heapMegabytes: heapBytes / 2 ** 20,
    openWatches: after.openWatches,
    changes: churn.count(),
  };
}

/** What has been asked meanwhile, by kind, the most frequent first. */
function difference(after, before) {
  const counts = Object.entries(after)
    .map(([kind, count]) => [kind, count - (before[kind] ?? 0)])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  return Object.fromEntries(counts);
}

function addUp(counts) {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

async function untilServed(open, maxMs) {
  const giveUpAt = Date.now() + maxMs;
  while (Date.now() < giveUpAt && !open.every(({ isReady }) => isReady)) {
    await sleep(LOOK_EVERY_MS);
  }
}

async function look(fleet, subject, open) {
  const { cpuSeconds, rssBytes } = await subject.usage();
  return {
    cpuSeconds,
    rssBytes,
    requestsByKind: await fleet.requestsByKind(),
    openWatches: await fleet.openWatches(),
    bytes: open.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * A cluster of each service, with its pods. Asked for before tabs are open: it
 * must not be counted as theirs, nor wait for a fleet that they ask too much.
 */
async function firstPlaces(floor, names) {
  const places = [];
  for (const name of names) {
    const [place] = await floor.pods(name);
    places.push(place);
  }
  return places;
}

function changePods(fleet, places) {
  const end = new AbortController();
  let count = 0;
  const work = (async () => {
    while (!end.signal.aborted) {
      const { cluster, pods } = places[count % places.length];
      await fleet.putObject(cluster, failingPod(pods[count % pods.length]));
      count += 1;
      await sleep(CHANGE_EVERY_MS, undefined, { signal: end.signal }).catch(
        () => {},
      );
    }
  })();
  return {
    count: () => count,
    stop: () => {
      end.abort();
      return work;
    },
  };
}
