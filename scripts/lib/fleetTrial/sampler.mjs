import { setTimeout as sleep } from 'node:timers/promises';
import { CLUSTERS, SERVICES } from './fleet.mjs';
import { watchedTwice } from './watches.mjs';

const WATCHES_EVERY_MS = 50;
const PAGES_EVERY_MS = 300;

/**
 * Looks all the time at what must never be. Pages of replicas that are `down` are not asked;
 * the watches of one that stands still cannot end, so they don't count while `isFrozen`.
 */
export function startSampler({ simulator, replicas, down, isFrozen }) {
  const problems = { twice: new Set(), forgotten: new Set() };
  let samples = 0;
  let isRunning = true;
  const sample = async () => {
    while (isRunning) {
      samples += 1;
      for (const cluster of isFrozen() ? [] : simulator.clusters) {
        for (const path of watchedTwice(cluster)) {
          problems.twice.add(`${path} of ${cluster.name}`);
        }
      }
      await sleep(WATCHES_EVERY_MS);
    }
  };
  const look = async replica => {
    const unwell = new Set();
    while (isRunning) {
      const states = down.has(replica) ? undefined : await replica.states();
      for (const service of states ? SERVICES : []) {
        for (const cluster of CLUSTERS) {
          const key = `${service} ${cluster}`;
          const state = states.get(key);
          if (state === 'failing') unwell.add(key);
          const expected = unwell.has(key)
            ? ['failing']
            : ['healthy', 'failing'];
          if (!expected.includes(state)) {
            problems.forgotten.add(`${key} became ${state}`);
          }
        }
      }
      await sleep(PAGES_EVERY_MS);
    }
  };
  const over = Promise.all([sample(), ...replicas.map(look)]);
  return {
    async stop() {
      isRunning = false;
      await over;
      return {
        samples,
        twice: [...problems.twice],
        forgotten: [...problems.forgotten],
      };
    },
  };
}
