import { ClusterReason } from './clusterTypes';

/**
 * How much of one resource the nodes that suit a pod have. Amounts are millicores of
 * `cpu`, bytes of memory and storage, and pieces of anything else.
 *
 * @public
 */
export interface ResourceCapacity {
  /** As Kubernetes names it: `cpu`, `memory`, `ephemeral-storage`, `nvidia.com/gpu`. */
  readonly resource: string;
  /** What the pod requests in all, as the scheduler counts it. */
  readonly requested: number;
  /** Allocatable of the largest suitable node. */
  readonly largest: number;
  /**
   * The most that one of the checked nodes has free: allocatable less what its pods
   * request. Absent where the pod would not fit on the largest node if that were empty.
   */
  readonly free?: number;
  /** How many suitable nodes were checked for it, largest first. */
  readonly checkedNodes: number;
}

/**
 * How much room is left on the nodes that suit an unschedulable pod, or why that is unknown.
 *
 * @public
 */
export type NodeCapacity =
  | {
      readonly state: 'known';
      /** Nodes that suit the pod by their labels, taints and conditions. */
      readonly suitableNodes: number;
      /** The resources that are short by the scheduler's message; none for a pod that lacks no resource. */
      readonly resources: readonly ResourceCapacity[];
    }
  | { readonly state: 'unavailable'; readonly reason: ClusterReason };
