import {
  DisplayState,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetRecord } from '../records';
import { hasEnded, isStartingStatus } from '../suspicion/findSuspicion';

/** A Deployment's ReplicaSet has its name and the hash of its template. */
const HASH = /-[a-z0-9]{1,10}$/;

/**
 * What the index knows of a pod, until its cluster has answered: neither its containers
 * nor what a diagnosis would find.
 *
 * @param isDeployment - whether the service has a Deployment of that name there
 */
export function toPodRow(
  pod: FleetRecord,
  isDeployment: (name: string) => boolean,
): PodRow {
  const workload = toWorkload(pod, isDeployment);
  return {
    namespace: pod.namespace,
    name: pod.name,
    uid: pod.uid,
    state: toState(pod),
    status: pod.status,
    readyContainers: pod.ready,
    totalContainers: pod.desired,
    restarts: pod.restarts,
    ...(pod.lastRestartAt > 0 && { lastRestartAt: toTime(pod.lastRestartAt) }),
    ...(pod.createdAt > 0 && { createdAt: toTime(pod.createdAt) }),
    ...(pod.node && { node: pod.node }),
    ...(workload && { workload }),
    labels: pod.labels,
    containers: [],
  };
}

function toState(pod: FleetRecord): DisplayState {
  if (hasEnded(pod)) return 'completed';
  if (pod.phase === 'Unknown') return 'unknown';
  if (pod.isDeleting) return 'terminating';
  if (pod.isReady) return 'ready';
  return isStartingStatus(pod.status) ? 'starting' : 'failing';
}

function toWorkload(
  { owner }: FleetRecord,
  isDeployment: (name: string) => boolean,
): PodRow['workload'] {
  if (!owner) return undefined;
  const { kind, name } = owner;
  const deployment = name.replace(HASH, '');
  return kind === 'ReplicaSet' && isDeployment(deployment)
    ? { kind: 'Deployment', name: deployment }
    : { kind, name };
}

function toTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
