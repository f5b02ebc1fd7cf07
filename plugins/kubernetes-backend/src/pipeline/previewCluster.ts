import {
  ClusterMessage,
  clusterMessageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReadTarget, ServiceObserver } from '../read';
import { scrubStrings } from '../scrub';
import { findBrokenField } from '../util/checkShape';
import { ClusterUpdate } from './ClusterUpdate';

/**
 * The pods that are known before the cluster has answered; undefined where none are.
 * They are not diagnosed, since the cluster is about to be read.
 */
export function previewCluster(
  observer: ServiceObserver,
  target: ReadTarget,
  onFault: (error: unknown) => void,
): ClusterUpdate | undefined {
  try {
    const pods = observer.preview?.(target) ?? [];
    if (pods.length === 0) return undefined;
    const message = scrubStrings<ClusterMessage>({
      type: 'cluster',
      cluster: target.connection.cluster.name,
      state: { phase: 'connecting' },
      kindProblems: [],
      pods,
      workloads: [],
      findings: [],
    });
    const broken = findBrokenField(clusterMessageSchema, message);
    if (broken) throw broken;
    return { message, isSettled: false };
  } catch (error) {
    onFault(error);
    return undefined;
  }
}
