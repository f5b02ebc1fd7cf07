import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { CredentialCache } from '../../auth/CredentialCache';
import { ClusterHolding } from '../replicas/ClusterHolding';
import { LeftOutReason } from './FleetSource';

export interface FollowedCluster {
  readonly original: ClusterDetails;
  /** What a worker needs of it, and nothing that may be secret. */
  readonly details: ClusterDetails;
}

export interface ChosenClusters {
  readonly followed: readonly FollowedCluster[];
  readonly leftOut: readonly (readonly [string, LeftOutReason])[];
}

/** The same object for as long as the provider's is the same. */
const reduced = new WeakMap<ClusterDetails, ClusterDetails>();

/** Which clusters are followed: those whose credential all users share, and that this replica holds. */
export function chooseClusters(
  clusters: readonly ClusterDetails[],
  credentials: Pick<CredentialCache, 'hasSharedCredential'>,
  holding: ClusterHolding,
): ChosenClusters {
  const shared: ClusterDetails[] = [];
  const followed: FollowedCluster[] = [];
  const leftOut: (readonly [string, LeftOutReason])[] = [];
  for (const original of clusters) {
    const { name, problem } = original;
    if (problem !== undefined) leftOut.push([name, 'misconfigured']);
    else if (!credentials.hasSharedCredential(original)) {
      leftOut.push([name, 'personal-credential']);
    } else shared.push(original);
  }
  holding.offer(shared.map(({ name }) => name));
  for (const original of shared) {
    if (holding.holds(original.name)) {
      followed.push({ original, details: reduce(original) });
    } else leftOut.push([original.name, 'other-replica']);
  }
  return { followed, leftOut };
}

/** Settings of auth providers stay here, as do functions, which cannot cross threads. */
function reduce(cluster: ClusterDetails): ClusterDetails {
  const known = reduced.get(cluster);
  if (known) return known;
  const { name, url, authProvider, publicAddressOnly, tls } = cluster;
  const details: ClusterDetails = {
    name,
    url,
    authProvider,
    authMetadata: {},
    ...(publicAddressOnly !== undefined && { publicAddressOnly }),
    ...(tls && {
      tls: {
        caData: tls.caData,
        caFile: tls.caFile,
        serverName: tls.serverName,
        skipVerify: tls.skipVerify,
      },
    }),
  };
  reduced.set(cluster, details);
  return details;
}
