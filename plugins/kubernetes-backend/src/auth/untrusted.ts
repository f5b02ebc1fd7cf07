import {
  AuthProvider,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';

/** Whether the cluster's URL was chosen by someone other than the operators of Backstage. */
export function isDescribedByOthers({
  describedBy,
  publicAddressOnly,
}: ClusterDetails): boolean {
  // A provider that declares neither counts as trusting its URLs.
  return describedBy === undefined
    ? publicAddressOnly === true
    : describedBy !== 'operator';
}

/**
 * Tells the operator why a cluster must not get a credential of this provider;
 * undefined when it may. Any declaration that is not
 * known here counts as `never`.
 */
export function trustProblem(
  cluster: ClusterDetails,
  provider: AuthProvider,
): string | undefined {
  if (!isDescribedByOthers(cluster)) return undefined;
  switch (provider.untrustedClusters) {
    case 'any':
      return undefined;
    case 'listed':
      return cluster.hostIsListed === true || isOwnHost(cluster, provider)
        ? undefined
        : `authProvider '${provider.id}' sends the user's own login, but the host was chosen by the author of the cluster's entity. If you trust the host, list it under dangerouslyAllowClusterUrls of the clusterLocatorMethod`;
    default:
      return `authProvider '${provider.id}' gives a credential of Backstage itself, which is not sent to a cluster that others have described. Describe the cluster under clusterLocatorMethods in app-config`;
  }
}

function isOwnHost(
  { url }: ClusterDetails,
  { trustedHostSuffixes = [] }: AuthProvider,
): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return (
    protocol === 'https:' &&
    trustedHostSuffixes.some(
      // Without the dot, `azmk8s.io` would also match `evil-azmk8s.io`.
      suffix => suffix.startsWith('.') && hostname.endsWith(suffix),
    )
  );
}
