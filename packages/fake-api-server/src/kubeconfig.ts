import { stringify } from 'yaml';

/**
 * What a kubeconfig has to say about a cluster; a `FakeApiServer` has it all.
 *
 * @public
 */
export interface ReachableCluster {
  readonly name: string;
  readonly url: string;
  readonly caData: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/**
 * A kubeconfig in YAML with a context for each cluster and identity. The context of
 * `reader` is named like the cluster, the others `CLUSTER-IDENTITY`.
 *
 * @public
 */
export function createKubeconfig(
  clusters: readonly ReachableCluster[],
): string {
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
