import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../../../scripts/lib/toolchain.mjs';

const LIST_FLOOR = join(
  root,
  'benchmarks/fleet/measures/fleetIndex/listFloor.mjs',
);
const GIVE_UP_MS = 20 * 60_000;
const LOOK_EVERY_MS = 250;

/** The page of all services is asked for, which is work for the backend. */
const DIAGNOSED_EVERY_MS = 5_000;

/** Pods and five kinds of workloads. */
const FOLLOWED_KINDS = 6;

/** The floor, and the index right after it. */
export async function measureFill({ fleet, bare, indexed }) {
  const floor = await listEverything(fleet);
  await bare.usage({ measureDelay: true });
  const before = await indexed.begin();
  const startedAt = performance.now();
  await untilFilled(fleet, indexed, floor.objects);
  const ms = performance.now() - startedAt;
  const after = await indexed.usage();
  const { delayMs: bareDelayMs } = await bare.usage();
  return {
    objects: floor.objects,
    bytes: floor.bytes,
    floorMs: floor.ms,
    floorCpuSeconds: floor.cpuSeconds,
    ms,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    mainCpuSeconds: after.mainCpuSeconds - before.mainCpuSeconds,
    delayMs: after.delayMs,
    bareDelayMs,
    maxRssMegabytes: after.maxRssBytes / 1e6,
  };
}

/** In a process of its own, so that the time is not the benchmark's. */
async function listEverything({ kubeconfig }) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    LIST_FLOOR,
    kubeconfig,
  ]);
  return JSON.parse(stdout);
}

/** The index has as many objects as there are, and every kind of every cluster is watched. */
export async function untilFilled(fleet, indexed, objects) {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  const watches = fleet.clusters.length * FOLLOWED_KINDS;
  for (;;) {
    const [records, open] = await Promise.all([
      indexed.countRecords(),
      fleet.openWatches(),
    ]);
    if (records >= objects && open >= watches) return;
    if (Date.now() > giveUpAt)
      throw new Error('The index was not complete after 20 minutes');
    await sleep(LOOK_EVERY_MS);
  }
}

/** What looks wrong is diagnosed, four services at a time; how long that took. */
export async function untilDiagnosed(indexed, maxMs) {
  const startedAt = performance.now();
  for (;;) {
    const { list } = await indexed.load('services');
    const waiting = list.services.filter(({ state, cells }) =>
      [state, ...cells.map(cell => cell.state)].includes('unknown'),
    ).length;
    const ms = performance.now() - startedAt;
    if (waiting === 0 || ms > maxMs) return { ms, waiting };
    await sleep(DIAGNOSED_EVERY_MS);
  }
}
