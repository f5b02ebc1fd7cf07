import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterUpdate } from './ClusterUpdate';

/** The newest message of each cluster once all of them have settled, or when the updates end. */
export async function collectSettled(
  updates: AsyncIterable<ClusterUpdate>,
  clusters: number,
): Promise<ReadonlyMap<string, ClusterMessage>> {
  const messages = new Map<string, ClusterMessage>();
  const settled = new Set<string>();
  for await (const { message, isSettled } of updates) {
    messages.set(message.cluster, message);
    if (isSettled) settled.add(message.cluster);
    if (settled.size === clusters) break;
  }
  return messages;
}
