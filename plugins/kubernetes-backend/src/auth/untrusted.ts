import {
  AuthProvider,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';

/** Whether people who do not run Backstage chose where this cluster's requests go. */
export function isDescribedByOthers({
  describedBy,
  publicAddressOnly,
}: ClusterDetails): boolean {
  // A provider that names neither trusts its URLs; one that does not trust its URLs need not say so twice.
  return describedBy === undefined
    ? publicAddressOnly === true
    : describedBy !== 'operator';
}

/**
 * Why a cluster must not get a credential of this provider, in words for the
 * operator; undefined when it may. Whatever a provider declares that is not
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
        : `authProvider '${provider.id}' sends the login of whoever looks, and whoever described this cluster chose the host. If you trust the host, list it under dangerouslyAllowClusterUrls of the clusterLocatorMethod`;
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
      // Without its dot, `.azmk8s.io` would be the end of `evil-azmk8s.io`.
      suffix => suffix.startsWith('.') && hostname.endsWith(suffix),
    )
  );
}
