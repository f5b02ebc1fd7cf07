import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureDetection } from './detect.mjs';
import { measureFill, untilDiagnosed } from './fill.mjs';
import { findHealthyPods } from '../healthyPods.mjs';
import { measureKeeping } from './keep.mjs';
import { measurePages } from './pages.mjs';
import { measureTabs } from './tabs.mjs';

/** Hundreds of services look wrong at the start. */
const MAX_DIAGNOSED_MS = 5 * 60_000;

/** What was read for a diagnosis is kept for a minute, as a tab's is. */
const FORGOTTEN_MS = 75_000;

/** Services whose pods change. */
const CHANGING = 200;

/** What the size of a fleet decides: to fill the index, and to hold it. */
export async function measureSize(stand) {
  const { fleet, bare, indexed, workers } = stand;
  const fill = await measureFill(stand);
  say('fill', fill);
  const diagnosed = await untilDiagnosed(indexed, MAX_DIAGNOSED_MS);
  say('diagnosed', diagnosed);
  await sleep(FORGOTTEN_MS);
  const memory = await measureMemory(bare, indexed);
  say('memory', memory);
  return {
    clusters: fleet.clusters.length,
    pods: fleet.pods,
    services: fleet.services,
    workers,
    fill,
    diagnosed,
    memory,
  };
}

/** Everything about the fleet index on one fleet, from its start on. */
export async function measureIndex(stand, options) {
  const { fleet, indexed, podlight, floor, services } = stand;
  const [loadBefore] = loadavg();
  const size = await measureSize(stand);
  const pages = await measurePages(indexed, options.coldRounds);
  say('pages', pages);
  const tabs = await measureTabs({
    podlight,
    floor,
    services,
    loads: options.loads,
    concurrentLoads: options.concurrentLoads,
  });
  say('tabs', tabs);
  const healthy = await findHealthyPods(stand, CHANGING);
  const detection = await measureDetection(
    { fleet, indexed, healthy },
    options.changes,
  );
  say('detection', detection);
  const keeping = await measureKeeping({
    fleet,
    indexed,
    pods: healthy.slice(options.changes),
    perSecond: 100,
    seconds: options.keepSeconds,
  });
  say('keeping', keeping);
  return {
    ...size,
    load: [loadBefore, loadavg()[0]],
    pages,
    tabs,
    detection,
    keeping,
  };
}

function say(name, value) {
  console.log(`  ${name}: ${JSON.stringify(value)}`);
}

/** After garbage collection, with both idle. */
async function measureMemory(bare, indexed) {
  const [without, withIt] = await Promise.all(
    [bare, indexed].map(({ usage }) => usage({ collectGarbage: true })),
  );
  const more = key => (withIt[key] - without[key]) / 1e6;
  return {
    rssMegabytes: more('rssBytes'),
    heapMegabytes: more('heapBytes'),
    bufferMegabytes: more('bufferBytes'),
  };
}
