import { ClusterMessage, HelloMessage } from '../wire';

/**
 * What is known of a service in one cluster.
 *
 * @public
 */
export type KnownCluster = Pick<
  ClusterMessage,
  'cluster' | 'state' | 'kindProblems' | 'pods' | 'workloads' | 'findings'
>;

/**
 * What is known of a service, by a backend or by a screen. A `ServiceSnapshot` is one.
 *
 * @public
 */
export interface KnownService {
  /** `at`: when it was known, RFC 3339. */
  readonly hello: Pick<HelloMessage, 'entityRef' | 'clusters' | 'at'>;
  readonly clusters: readonly KnownCluster[];
}
