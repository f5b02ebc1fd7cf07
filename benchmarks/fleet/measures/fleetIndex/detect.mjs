import { setTimeout as sleep } from 'node:timers/promises';
import { failingPod } from '../failingPod.mjs';
import { quantile } from '../statistics.mjs';

const LOOK_EVERY_MS = 50;
const GIVE_UP_MS = 60_000;

/** Between two changes: each is seen by itself. */
const MAX_PAUSE_MS = 1_000;

/** From the moment the API server has a failing pod until the route of the fleet's pages says so. */
export async function measureDetection({ fleet, indexed, healthy }, changes) {
  const samples = [];
  for (const { service, cluster, pod } of healthy.slice(0, changes)) {
    await sleep(Math.random() * MAX_PAUSE_MS);
    const startedAt = performance.now();
    await fleet.putObject(cluster, failingPod(pod));
    while (!(await isFailing(indexed, service, cluster))) {
      if (performance.now() - startedAt > GIVE_UP_MS)
        throw new Error(`The index never knew that ${service} fails`);
      await sleep(LOOK_EVERY_MS);
    }
    samples.push(performance.now() - startedAt);
  }
  return {
    changes: samples.length,
    p50Ms: quantile(samples, 0.5),
    p95Ms: quantile(samples, 0.95),
  };
}

async function isFailing(indexed, service, cluster) {
  const ref = `component:default/${service}`;
  const { list } = await indexed.load(`services?ref=${ref}`);
  return list.services
    .flatMap(({ cells }) => cells)
    .some(cell => cell.cluster === cluster && cell.state === 'failing');
}
