import { stringify } from 'yaml';
import type { Cluster } from '../Cluster';

/** A fragment of Backstage's app-config that points the plugin at all clusters, as `reader`. */
export function createAppConfig(clusters: readonly Cluster[]): string {
  return stringify({
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(
            ({ name, title, region, url, caData, tokens }) => ({
              name,
              title,
              region,
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken: tokens.reader,
              caData,
            }),
          ),
        },
      ],
    },
  });
}
