import { PatchMismatchError } from './PatchMismatchError';
import { SentRow } from './patchTypes';
import { POD_FORMAT } from './rowFormats';
import { encodeRows, expandRows } from './sentRows';
import { PodRow } from './podTypes';
import { ClusterMessage } from './messageTypes';

/**
 * A {@link ClusterMessage} as it is sent: a pod that is like an earlier one of
 * the same workload is only what it differs in.
 *
 * @public
 */
export interface SentClusterMessage extends Omit<ClusterMessage, 'pods'> {
  readonly pods: readonly SentRow<PodRow>[];
}

/** @public */
export function encodeCluster(message: ClusterMessage): SentClusterMessage {
  return { ...message, pods: encodeRows(message.pods, POD_FORMAT) };
}

/**
 * The reverse of {@link encodeCluster}.
 *
 * @throws {@link PatchMismatchError} where a pod is like one that is not there
 *
 * @public
 */
export function expandCluster(message: SentClusterMessage): ClusterMessage {
  try {
    return { ...message, pods: expandRows(message.pods) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PatchMismatchError(message.cluster, error.message);
  }
}
