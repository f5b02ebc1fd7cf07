import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { FollowedCluster } from './chooseClusters';

/** Follows the clusters that it is given, and says what it sees to a sink. */
export interface ClusterFollower {
  /**
   * From now on it follows these, and no others.
   *
   * @param known - all clusters that there are
   */
  setClusters(
    followed: readonly FollowedCluster[],
    known: readonly ClusterDetails[],
  ): void;
  /** Called once its signal has aborted; resolves when all that it has started has ended. */
  ended(): Promise<void>;
}
