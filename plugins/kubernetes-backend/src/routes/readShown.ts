import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterError } from '../errors';
import { LocatedService, ServicePipeline } from '../pipeline';

/**
 * What the tab shows to the same caller of one cluster. What is being watched for the
 * tab already is asked, so that an open tab costs nothing more.
 *
 * @throws ClusterError when the cluster fails
 */
export async function readShown(
  pipeline: Pick<ServicePipeline, 'snapshot'>,
  service: LocatedService,
  cluster: ClusterDetails,
  signal: AbortSignal,
): Promise<ClusterMessage> {
  const alone = { ...service, clusters: [cluster] };
  const { clusters } = await pipeline.snapshot(alone, signal);
  const [message] = clusters;
  if (message.state.phase === 'failed') {
    throw new ClusterError(cluster.name, message.state.reason);
  }
  return message;
}
