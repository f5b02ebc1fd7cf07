import { setTimeout as sleep } from 'node:timers/promises';
import { podLife } from './podLife.mjs';

const TICK_MS = 50;

/** How far apart two changes of one pod are, as a pod that starts quickly. */
const STEP_MS = 1_000;

/**
 * CPU of the backend while pods change, and just before, when nothing does.
 *
 * @param options.changeOf - makes the changes of one pod, in order: `podLife`, or the like
 */
async function measureChanges({
  fleet,
  indexed,
  pods,
  perSecond,
  seconds,
  changeOf,
}) {
  const idle = await cpuDuring(indexed, () => sleep(seconds * 1_000));
  const requestsBefore = await fleet.requestCount();
  let count = 0;
  const busy = await cpuDuring(indexed, async () => {
    count = await change({ fleet, pods, perSecond, seconds, changeOf });
  });
  const requests = (await fleet.requestCount()) - requestsBefore;
  return {
    perSecond: count / busy.seconds,
    idleCpu: idle.cpuSeconds / idle.seconds,
    cpu: busy.cpuSeconds / busy.seconds - idle.cpuSeconds / idle.seconds,
    requestsPerSecond: requests / busy.seconds,
  };
}

async function cpuDuring(subject, work) {
  const startedAt = performance.now();
  const before = await subject.usage();
  await work();
  const after = await subject.usage();
  return {
    seconds: (performance.now() - startedAt) / 1_000,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
  };
}

/** As many changes a second as wanted; pods begin one after the other and change once a second. */
async function change({ fleet, pods, perSecond, seconds, changeOf }) {
  const due = [];
  let made = 0;
  let begun = 0;
  let failure;
  const open = new Set();
  const startedAt = performance.now();
  const startNext = now => {
    const place = pods[begun % pods.length];
    begun += 1;
    changeOf(place.pod, begun).forEach((step, number) =>
      due.push({ ...step, cluster: place.cluster, at: now + number * STEP_MS }),
    );
  };
  for (;;) {
    const now = performance.now() - startedAt;
    if (now > seconds * 1_000) break;
    while (begun === 0 || due.length + made < (now / 1_000 + 1) * perSecond) {
      startNext(now);
    }
    due.sort((a, b) => a.at - b.at);
    while (due.length > 0 && due[0].at <= now) {
      const { cluster, object, isDeleted } = due.shift();
      made += 1;
      const sent = (
        isDeleted
          ? fleet.deleteObject(cluster, object)
          : fleet.putObject(cluster, object)
      )
        .catch(error => {
          failure ??= error;
        })
        .finally(() => open.delete(sent));
      open.add(sent);
    }
    await sleep(TICK_MS);
  }
  await Promise.all(open);
  if (failure) throw failure;
  return made;
}

/** A change that kubelets report and that means nothing for the service. */
function heartbeats(pod, number) {
  return [
    {
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        ...pod,
        metadata: {
          ...pod.metadata,
          annotations: { ...pod.metadata.annotations, beat: String(number) },
        },
      },
    },
  ];
}

/** Changes that mean nothing, and pods that come and go as in rollouts. */
export async function measureKeeping({ perSecond, seconds, ...stand }) {
  const options = { ...stand, perSecond, seconds };
  return {
    heartbeats: await measureChanges({ ...options, changeOf: heartbeats }),
    rollouts: await measureChanges({ ...options, changeOf: podLife }),
  };
}
