import { LinkPlace } from '@podlight/backstage-plugin-kubernetes-common';
import { GroupView, LinkSubject, PodView } from '../../service';

/** Subject of the links and the Connect button of a group. */
export interface GroupTools {
  readonly place: LinkPlace;
  readonly cluster: string;
  readonly about: Omit<LinkSubject, 'cluster' | 'entity'>;
}

/**
 * For clusters, and for workloads of one cluster; undefined for any other group.
 * Of a cluster the namespace is known if all of its pods are in the same one.
 */
export function groupTools(group: GroupView): GroupTools | undefined {
  const { pods, dimension, value } = group;
  const namespace = shared(pods, pod => pod.row.namespace);
  const isOne = shared(pods, workloadKey) !== undefined;
  const workload = isOne ? pods[0].row.workload : undefined;
  if (dimension === 'cluster' && value !== undefined) {
    const about = { namespace, workload };
    return { place: 'cluster', cluster: value, about };
  }
  const cluster = shared(pods, pod => pod.cluster);
  if (dimension !== 'workload' || !cluster || !workload) return undefined;
  const about = { namespace, workload, ...workload };
  return { place: 'workload', cluster, about };
}

function workloadKey({ row: { workload } }: PodView): string | undefined {
  return workload && `${workload.kind}/${workload.name}`;
}

/** The value that all pods have; undefined where there is another one, or none. */
function shared<T>(
  pods: readonly PodView[],
  getValue: (pod: PodView) => T,
): T | undefined {
  if (pods.length === 0) return undefined;
  const first = getValue(pods[0]);
  return pods.every(pod => getValue(pod) === first) ? first : undefined;
}
