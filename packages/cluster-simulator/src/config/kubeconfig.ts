import { stringify } from 'yaml';

/** What a configuration file needs to know of a cluster. */
export interface ReachableCluster {
  readonly name: string;
  readonly title: string;
  readonly region: string;
  readonly url: string;
  readonly caData: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/** A kubeconfig with one context a cluster and identity; the contexts of `reader` bear the cluster's plain name. */
export function kubeconfigFor(clusters: readonly ReachableCluster[]): string {
  const entries = clusters.flatMap(cluster =>
    Object.entries(cluster.tokens).map(([identity, token]) => ({
      cluster: cluster.name,
      context:
        identity === 'reader' ? cluster.name : `${cluster.name}-${identity}`,
      user: `${cluster.name}-${identity}`,
      token,
    })),
  );
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusters[0]?.name ?? '',
    clusters: clusters.map(({ name, url, caData }) => ({
      name,
      cluster: { server: url, 'certificate-authority-data': caData },
    })),
    users: entries.map(({ user, token }) => ({ name: user, user: { token } })),
    contexts: entries.map(({ context, cluster, user }) => ({
      name: context,
      context: { cluster, user },
    })),
  });
}

/** A fragment of Backstage's app-config that points the plugin at all clusters, as `reader`. */
export function appConfigFor(clusters: readonly ReachableCluster[]): string {
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
