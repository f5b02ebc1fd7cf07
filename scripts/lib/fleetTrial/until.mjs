import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const LOOK_MS = 100;

/** Looks until it is so; resolves with how many milliseconds that took, which it prints. */
export async function until(what, isSo, patienceMs = PATIENCE_MS) {
  const startedAt = Date.now();
  while (!(await isSo())) {
    if (Date.now() - startedAt > patienceMs) {
      throw new Error(`It did not happen: ${what}`);
    }
    await sleep(LOOK_MS);
  }
  const ms = Date.now() - startedAt;
  console.log(`  ${what} after ${(ms / 1_000).toFixed(1)} s`);
  return ms;
}
