import { ClusterReason } from './clusterTypes';

/**
 * A container's usage, as measured by the cluster's metrics API. An unmeasured
 * resource is absent.
 *
 * @public
 */
export interface ContainerUsage {
  readonly name: string;
  /** Mean over the measurement window; can be fractional. */
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
  /** Containers that ran then, including sidecars. */
  readonly containers: readonly ContainerUsage[];
}

/**
 * Usage of a service's pods in one cluster, or why it is unknown. `api-absent`
 * means that the cluster has no metrics API, such as that of metrics-server;
 * `off` means that the operator has turned it off.
 *
 * @public
 */
export type ClusterUsage =
  | {
      readonly cluster: string;
      readonly state: 'measured';
      /** Measured pods, which exclude those that just started. */
      readonly pods: readonly PodUsage[];
    }
  | {
      readonly cluster: string;
      readonly state: 'unavailable';
      readonly reason: ClusterReason;
    }
  | { readonly cluster: string; readonly state: 'off' };

/**
 * The response of the `usage` route: the requested clusters, in the service's
 * order.
 *
 * @public
 */
export interface ServiceUsage {
  readonly clusters: readonly ClusterUsage[];
}
