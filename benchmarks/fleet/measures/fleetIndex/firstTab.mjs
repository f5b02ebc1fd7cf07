import { setTimeout as sleep } from 'node:timers/promises';
import { untilFilled } from './fill.mjs';
import { countTeamRequests } from './pages.mjs';

const COUNTED_MS = 60_000;

/**
 * What the first tab on an idle backend asks the API servers in its first minute, without
 * the index and with it, and what a team's page asks. Nothing fails, so that nothing is
 * diagnosed meanwhile.
 */
export async function measureFirstTab(stand) {
  const { fleet, indexed, podlight, podlightWithout, services } = stand;
  const service = services.next();
  const without = await countTab(fleet, podlightWithout, service);
  await indexed.begin();
  await untilFilled(fleet, indexed, fleet.pods);
  const idle = await requestsWithin(fleet, COUNTED_MS);
  const teamPage = await countTeamRequests(fleet, indexed);
  const withIndex = await countTab(fleet, podlight, service);
  return {
    clusters: fleet.clusters.length,
    without,
    withIndex,
    idle,
    teamPage,
  };
}

async function countTab(fleet, subject, service) {
  const before = await fleet.requestCount();
  const tab = subject.openTab(service);
  await sleep(COUNTED_MS);
  const requests = (await fleet.requestCount()) - before;
  await tab.close();
  return requests;
}

async function requestsWithin(fleet, ms) {
  const before = await fleet.requestCount();
  await sleep(ms);
  return (await fleet.requestCount()) - before;
}
