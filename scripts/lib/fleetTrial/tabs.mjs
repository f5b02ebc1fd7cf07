import { aPod } from './aPod.mjs';
import { CLUSTERS } from './fleet.mjs';
import { until } from './until.mjs';

/** In the last cluster alone. */
export const LONELY = 'lonely';

/** Replicas have to know a service before the next reading of the catalog, one a minute. */
const PLACED_WITHIN_MS = 180_000;
const TAB_MS = 5_000;

/** The clusters that a tab on one replica asks for pods within a few seconds. */
async function askedByTab(simulator, replica) {
  const listed = () =>
    simulator.clusters.map(cluster => {
      const { byKind } = cluster.requests();
      return (byKind['list pods'] ?? 0) + (byKind['watch pods'] ?? 0);
    });
  const before = listed();
  await replica.openTab(LONELY, TAB_MS);
  const after = listed();
  return CLUSTERS.filter((_, index) => after[index] > before[index]);
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
  for (const [index, replica] of replicas.entries()) {
    let asked = [];
    await until(
      `a tab on replica ${index + 1} asks only the cluster of its service`,
      async () => {
        asked = await askedByTab(simulator, replica);
        return asked.length === 1;
      },
      PLACED_WITHIN_MS,
    ).catch(error => problems.push(`${error}: ${asked.join()}`));
    if (asked.join() !== CLUSTERS.at(-1)) problems.push(`asked ${asked}`);
    // A tab that is open learns of another cluster from the index.
    const [second] = CLUSTERS.slice(index);
    simulator.cluster(second).put(aPod(LONELY, `lonely-${index}`));
    const seen = await replica.openTab(LONELY, TAB_MS);
    if (!seen.includes(second)) problems.push(`${second} is not in ${seen}`);
  }
  return problems;
}
