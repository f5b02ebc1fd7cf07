import {
  ClusterMessage,
  diffCluster,
  PatchMessage,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Nearly all viewers are at the version before; for slower ones the patch is made each time. */
const MAX_REMEMBERED = 8;

/** Released with the message, which is kept only until all viewers have it. */
const remembered = new WeakMap<ClusterMessage, Map<string, PatchMessage>>();

/**
 * What to send to a viewer whose last message was `sent`: a patch where one can be
 * made, else the whole message. All viewers at one version get the same object.
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
