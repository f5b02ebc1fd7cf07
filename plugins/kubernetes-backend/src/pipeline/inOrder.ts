import { ClusterOrder } from '../read';
import { ClusterUpdate, isPreview } from './ClusterUpdate';

/** Lets the next clusters start reading as soon as those before them have had their first update. */
export async function* inOrder(
  updates: AsyncIterable<ClusterUpdate>,
  order: Pick<ClusterOrder, 'onFirstUpdate'>,
): AsyncGenerator<ClusterUpdate> {
  for await (const update of updates) {
    if (!isPreview(update)) order.onFirstUpdate(update.message.cluster);
    yield update;
  }
}
