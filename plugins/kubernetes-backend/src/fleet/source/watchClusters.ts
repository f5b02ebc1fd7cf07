import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterRegistry } from '../../clusters/ClusterRegistry';
import { CredentialCache } from '../../auth/CredentialCache';
import { Clock } from '../../util/timing';
import { ClusterHolding, HOLDS_ALL } from '../replicas/ClusterHolding';
import { chooseClusters, FollowedCluster } from './chooseClusters';
import { FleetSink, LeftOutReason } from './FleetSource';

/** Providers cache their clusters, so polling them costs little. */
const CLUSTERS_EVERY_MS = 15_000;

export interface WatchClustersOptions {
  readonly registry: Pick<ClusterRegistry, 'getClusters'>;
  readonly credentials: Pick<CredentialCache, 'hasSharedCredential'>;
  /** Which of the clusters this process follows; all when absent. */
  readonly holding?: ClusterHolding;
  readonly clock: Clock;
  readonly sink: FleetSink;
  /** Which clusters to follow from now on, among those that there are. */
  readonly onClusters: (
    followed: readonly FollowedCluster[],
    known: readonly ClusterDetails[],
  ) => void;
}

/**
 * Polls which clusters this process has to follow, and reports those that are left out or gone
 * to the sink. Resolves when the signal has aborted.
 */
export async function watchClusters(
  {
    clock,
    credentials,
    holding = HOLDS_ALL,
    onClusters,
    registry,
    sink,
  }: WatchClustersOptions,
  signal: AbortSignal,
): Promise<void> {
  let changed = new AbortController();
  holding.listen(() => changed.abort(), signal);
  signal.addEventListener('abort', () => changed.abort(), { once: true });
  let told: readonly string[] = [];
  let before: ReadonlyMap<string, LeftOutReason> = new Map();
  while (!signal.aborted) {
    changed = new AbortController();
    // Only an abort rejects it.
    const found = await registry.getClusters(signal).catch(() => undefined);
    if (found) {
      const { clusters } = found;
      const { followed, leftOut } = chooseClusters(
        clusters,
        credentials,
        holding,
      );
      const present = new Set(clusters.map(({ name }) => name));
      for (const cluster of told) {
        if (!present.has(cluster)) sink({ type: 'gone', cluster });
      }
      for (const [cluster, reason] of leftOut) {
        if (before.get(cluster) === reason) continue;
        sink({ type: 'leftOut', cluster, reason });
      }
      before = new Map(leftOut);
      told = [...followed.map(({ details }) => details.name), ...before.keys()];
      onClusters(followed, clusters);
    }
    await clock.sleep(CLUSTERS_EVERY_MS, changed.signal);
  }
}
