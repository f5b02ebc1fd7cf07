import { aPod } from './aPod.mjs';
import { CLUSTERS } from './fleet.mjs';
import { until } from './until.mjs';

/** In the last cluster alone. */
export const LONELY = 'lonely';

/** Replicas have to know a service before the next reading of the catalog, one a minute. */
const PLACED_WITHIN_MS = 180_000;
const TAB_MS = 5_000;

/**
 * The clusters whose pods of the service are watched while a tab of it is open. What a tab has
 * watched is watched for a minute more, so a request alone would not tell.
 */
async function watchedForTab(simulator, replica) {
  await replica.openTab(LONELY, TAB_MS);
  return simulator.clusters
    .filter(cluster => cluster.watchUrls().some(isOfTab))
    .map(({ name }) => name);
}

function isOfTab(path) {
  const { pathname, searchParams } = new URL(path, 'https://cluster');
  const selector = searchParams.get('labelSelector') ?? '';
  return pathname.endsWith('/pods') && selector.includes(LONELY);
}

/** What is asked too much, or shown too little. */
export async function tryTabs({ simulator, replicas, query }) {
  await until(
    'all replicas tell where services are',
    async () => {
      const rows = await query(
        `SELECT count(*) FROM fleet_clusters WHERE
           extract(epoch from now()) * 1000 - placed_at < 60000`,
      );
      return Number(rows[0].count) === CLUSTERS.length;
    },
    PLACED_WITHIN_MS,
  );
  const problems = [];
  const places = new Set([CLUSTERS.at(-1)]);
  for (const [index, replica] of replicas.entries()) {
    const expected = [...places].sort().join();
    let watched = '';
    await until(
      `a tab on replica ${index + 1} asks only ${expected}`,
      async () => {
        watched = (await watchedForTab(simulator, replica)).sort().join();
        return watched === expected;
      },
      PLACED_WITHIN_MS,
    ).catch(error => problems.push(`${error.message}, but ${watched}`));
    // A tab that is open learns of another cluster from the index.
    const [second] = CLUSTERS.slice(index);
    simulator.cluster(second).put(aPod(LONELY, `lonely-${index}`));
    places.add(second);
    const seen = await replica.openTab(LONELY, TAB_MS);
    if (!seen.includes(second)) problems.push(`${second} is not in ${seen}`);
  }
  return problems;
}
