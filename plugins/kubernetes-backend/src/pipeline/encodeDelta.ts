import {
  ClusterMessage,
  diffCluster,
  PatchMessage,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Nearly everybody is at the version before; those who are slower than this pay for themselves. */
const MAX_REMEMBERED = 8;

/** Goes with the message itself, which is kept only as long as it is news to somebody. */
const remembered = new WeakMap<ClusterMessage, Map<string, PatchMessage>>();

/**
 * What to tell somebody who was told `sent` last: a patch where one can be
 * made, else everything. A thousand viewers at one version get the same object.
 */
export function encodeDelta(
  sent: ClusterMessage | undefined,
  latest: ClusterMessage,
): ClusterMessage | PatchMessage {
  if (sent?.version === undefined) return latest;
  const patches = remembered.get(latest) ?? new Map<string, PatchMessage>();
  remembered.set(latest, patches);
  const known = patches.get(sent.version);
  if (known) return known;
  const patch = diffCluster(sent, latest);
  if (!patch) return latest;
  if (patches.size < MAX_REMEMBERED) patches.set(sent.version, patch);
  return patch;
}
