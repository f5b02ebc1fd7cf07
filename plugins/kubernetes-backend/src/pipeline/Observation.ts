import { ClusterUpdate } from './ClusterUpdate';

/** One service in one cluster, while it is observed. */
export interface Observation {
  readonly updates: AsyncIterable<ClusterUpdate>;
  /**
   * Reevaluates the current objects for a viewer who returns; undefined right after an
   * evaluation, and while there is nothing to evaluate. May throw.
   */
  reevaluate(): ClusterUpdate | undefined;
}
