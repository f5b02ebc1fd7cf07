import {
  initialServiceState,
  reduceService,
  ServiceCluster,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What the tab knows of the clusters after these messages. */
export function clustersAfter(
  ...messages: readonly ServiceMessage[]
): readonly ServiceCluster[] {
  return messages.reduce(reduceService, initialServiceState).clusters;
}
