import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../statistics.mjs';

/** What a caller may see is remembered for five seconds. */
const FORGOTTEN_MS = 5_500;
const WARM_ROUNDS = 15;

const PAGES = {
  team: 'services?of=group:default/team-0',
  fleet: 'services',
  failures: 'failures',
};

/** How long pages take over HTTP, the first time and again, and how many bytes they are. */
export async function measurePages(indexed, coldRounds) {
  const pages = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const cold = await loadOften(indexed, path, coldRounds, FORGOTTEN_MS);
    const warm = await loadOften(indexed, path, WARM_ROUNDS, 0);
    const { bytes, list } = warm[0];
    pages[name] = {
      rows: (list.services ?? list.failures).length,
      bytes,
      coldMs: median(cold.map(({ ms }) => ms)),
      warmMs: median(warm.map(({ ms }) => ms)),
    };
  }
  return pages;
}

async function loadOften(indexed, path, rounds, pauseMs) {
  const loads = [];
  for (let round = 0; round < rounds; round += 1) {
    await sleep(pauseMs);
    loads.push(await indexed.load(path));
  }
  return loads;
}

/** Requests to API servers while a team's page is loaded again and again. Nothing else may be going on. */
export async function countTeamRequests(fleet, indexed) {
  const before = await fleet.requestCount();
  await loadOften(indexed, PAGES.team, WARM_ROUNDS, 0);
  return (await fleet.requestCount()) - before;
}
