import { setTimeout as sleep } from 'node:timers/promises';

const MEASURED_MS = 20_000;

/** What both backends use before any tab is open: mostly Backstage's core and its catalog. */
export async function measureIdle(subjects) {
  const before = await Promise.all(
    subjects.map(({ usage }) => usage({ collectGarbage: true })),
  );
  await sleep(MEASURED_MS);
  const after = await Promise.all(subjects.map(({ usage }) => usage()));
  return subjects.map(({ name }, index) => ({
    subject: name,
    cpuSecondsPerMinute:
      (after[index].cpuSeconds - before[index].cpuSeconds) /
      (MEASURED_MS / 60_000),
    heapMegabytes: after[index].heapBytes / 2 ** 20,
  }));
}
