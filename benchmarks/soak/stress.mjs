import { setTimeout as sleep } from 'node:timers/promises';
import { createChurn } from './churn.mjs';
import { repeat } from './repeat.mjs';
import { createRotation, createTrouble } from './trouble.mjs';
import { createViewers } from './viewers.mjs';

const SAMPLE_EVERY_MS = 5_000;

/** The shortest and the longest pause between two steps. */
const PAUSES_MS = {
  change: [50, 500],
  fault: [500, 4_000],
  token: [5_000, 15_000],
  viewer: [50, 800],
  sample: [SAMPLE_EVERY_MS, SAMPLE_EVERY_MS],
};

/**
 * Lets everything happen at once for a while.
 *
 * @returns the viewers that are still there, what was done, and the backend's memory over time
 */
export async function stress(stand, random, durationMs) {
  const end = new AbortController();
  const { signal } = end;
  const churn = createChurn({ ...stand, random });
  const trouble = createTrouble({ ...stand, random, signal });
  const rotation = createRotation({ ...stand, random });
  const viewers = createViewers({ ...stand, random });
  const samples = [];
  const work = Object.entries({
    change: () => churn.step(),
    fault: () => trouble.step(),
    token: () => rotation.step(),
    viewer: () => viewers.step(),
    sample: async () => {
      samples.push(await stand.backend.usage({ collectGarbage: true }));
    },
  }).map(([what, step]) => repeat(signal, random, PAUSES_MS[what], step));
  // Work that ends early has failed.
  await Promise.race([sleep(durationMs, undefined, { signal }), ...work]);
  end.abort();
  await Promise.all(work);
  return {
    viewers,
    samples,
    done: {
      changes: churn.counts,
      faults: trouble.counts,
      tokensRenewed: rotation.count,
      tabsOpened: viewers.opened,
    },
  };
}
