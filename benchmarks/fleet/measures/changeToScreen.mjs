import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { failingPod } from './failingPod.mjs';
import { quantile } from './statistics.mjs';

/** Changes fall anywhere between two polls of the peer. */
const MAX_PAUSE_MS = 10_000;
const GIVE_UP_MS = 60_000;

/** How long it takes from the change at the API server until a tab knows that the pod fails. */
export async function measureChangeToScreen({
  fleet,
  subject,
  floor,
  services,
  changes,
  pauseMs = MAX_PAUSE_MS,
}) {
  const service = services.next();
  let onPods = () => {};
  const tab = subject.openTab(service, pods => onPods(pods));
  while (!tab.isReady) await sleep(50);
  const [{ cluster, pods }] = await floor.pods(service);
  const healthy = pods.filter(({ status }) =>
    status.containerStatuses?.every(({ ready }) => ready),
  );
  const samples = [];
  for (const pod of healthy.slice(0, changes)) {
    await sleep(Math.random() * pauseMs);
    const startedAt = performance.now();
    const seen = new Promise(done => {
      onPods = rows => {
        if (rows.some(row => isFailing(row, pod.metadata.name))) done();
      };
    });
    await fleet.putObject(cluster, failingPod(pod));
    const isSeen = await Promise.race([
      seen.then(() => true),
      sleep(GIVE_UP_MS, false, { ref: false }),
    ]);
    if (!isSeen) throw new Error(`${subject.name} never showed the change`);
    samples.push(performance.now() - startedAt);
  }
  await tab.close();
  return {
    subject: subject.name,
    changes: samples.length,
    p50Ms: quantile(samples, 0.5),
    p95Ms: quantile(samples, 0.95),
  };
}

/** A row of Podlight, or the raw pod that the peer's tab judges by itself. */
function isFailing(row, name) {
  return row.metadata
    ? row.metadata.name === name &&
        row.status.containerStatuses.some(({ state }) => state.waiting)
    : row.name === name && row.state === 'failing';
}
