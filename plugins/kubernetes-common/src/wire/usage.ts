import { ClusterReason } from './types';

/**
 * What a container uses, as the cluster's metrics API has measured it. A
 * resource that was not measured is absent.
 *
 * @public
 */
export interface ContainerUsage {
  readonly name: string;
  /** Mean over the window of the measurement; fractions are meant. */
  readonly cpuMillicores?: number;
  /** The working set, which is what the kernel compares with the limit. */
  readonly memoryBytes?: number;
}

/** @public */
export interface PodUsage {
  readonly namespace: string;
  readonly name: string;
  /** When it was measured; RFC 3339. */
  readonly at: string;
  /** Containers that ran then, sidecars among them. */
  readonly containers: readonly ContainerUsage[];
}

/**
 * What the pods of a service use in one cluster, or why nobody knows. The reason
 * `api-absent` says that the cluster has no metrics API, such as the one of
 * metrics-server; the state `off` that whoever set the cluster up wants its
 * metrics API left alone.
 *
 * @public
 */
export type ClusterUsage =
  | {
      readonly cluster: string;
      readonly state: 'measured';
      /** Pods that have been measured; one that has just started is not among them. */
      readonly pods: readonly PodUsage[];
    }
  | {
      readonly cluster: string;
      readonly state: 'unavailable';
      readonly reason: ClusterReason;
    }
  | { readonly cluster: string; readonly state: 'off' };

/**
 * The answer of the `usage` route: the clusters that were asked about, in the
 * order of the service's.
 *
 * @public
 */
export interface ServiceUsage {
  readonly clusters: readonly ClusterUsage[];
}
