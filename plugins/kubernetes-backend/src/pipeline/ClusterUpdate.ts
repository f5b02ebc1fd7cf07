import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';

/**
 * The state of one cluster of a service at one moment. It replaces every earlier
 * update of the same cluster, so an update that was not read may be skipped.
 *
 * @remarks
 * From a watch event to the bytes of a stream there is one chain of
 * `AsyncIterable<ClusterUpdate>`; each stage of it is a file of this folder.
 */
export interface ClusterUpdate {
  readonly message: ClusterMessage;
  /** False while more is on its way: types that have not answered, or evidence. */
  readonly isSettled: boolean;
  /**
   * What the viewer has of this cluster, by its cursor. Only the first update of
   * a resumed stream has it, and only where that version is still known.
   */
  readonly base?: ClusterMessage;
}

/** Whether the cluster has not answered yet. */
export function isPreview({ message }: ClusterUpdate): boolean {
  return message.state.phase === 'connecting';
}

/** For viewers who have seen more already. */
export async function* withoutPreviews(
  updates: AsyncIterable<ClusterUpdate>,
): AsyncGenerator<ClusterUpdate> {
  for await (const update of updates) {
    if (!isPreview(update)) yield update;
  }
}

/** The update in place of one that was skipped and a newer one. */
export function coalesce(
  { base }: ClusterUpdate,
  newest: ClusterUpdate,
): ClusterUpdate {
  return base ? { ...newest, base } : newest;
}
