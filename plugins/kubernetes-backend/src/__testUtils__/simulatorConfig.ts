import { JsonObject } from '@backstage/types';
import { Simulator } from '@internal/cluster-simulator';

/** Short enough for a test, long enough for a busy machine to answer on loopback. */
export const QUICK_DEADLINES = {
  connectMs: 1_500,
  firstByteMs: 1_000,
  listMs: 1_500,
  snapshotMs: 4_000,
};

/** `kubernetes` configuration for all clusters of a simulator. */
export function configFor(
  simulator: Simulator,
  change: (cluster: JsonObject) => JsonObject = cluster => cluster,
): JsonObject {
  return {
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: simulator.clusters.map(
          ({ name, title, region, url, caData, tokens }) =>
            change({
              name,
              title,
              region,
              url,
              caData,
              authProvider: 'serviceAccount',
              serviceAccountToken: tokens.reader,
            }),
        ),
      },
    ],
    refreshIntervalMs: 500,
    deadlines: QUICK_DEADLINES,
  };
}
