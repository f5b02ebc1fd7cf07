import type { ContainerKind, Finding } from '../diagnose/types';
import {
  ClusterObjects,
  Container,
  ContainerStatus,
  KubernetesObject,
  Pod,
} from '../model';
import type { ContainerRow, PodRow, WorkloadRow } from '../wire/types';
import { displayState } from './displayState';
import { FindObject, topOwner } from './owners';
import { podStatus } from './podStatus';

/**
 * What the tab needs of one cluster's objects.
 *
 * @public
 */
export interface ServiceRows {
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
}

type State = ContainerRow['state'];

function stateOf(status: ContainerStatus | undefined): State {
  const { running, terminated, waiting } = status?.state ?? {};
  if (running) return 'running';
  if (terminated) return 'terminated';
  return waiting ? 'waiting' : 'none';
}

function containerRow(
  container: Container,
  kind: ContainerKind,
  status: ContainerStatus | undefined,
): ContainerRow {
  const { waiting, terminated } = status?.state ?? {};
  const lastEnd = status?.lastState.terminated;
  const exitCode = terminated?.exitCode ?? lastEnd?.exitCode;
  const image = container.image ?? status?.image;
  const reason = waiting?.reason ?? terminated?.reason;
  return {
    name: container.name,
    kind,
    ...(image && { image }),
    state: stateOf(status),
    ...(reason && { reason }),
    ...(exitCode !== undefined && { exitCode }),
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
    hasPreviousLog: Boolean(lastEnd?.containerID),
  };
}

function containerRows(pod: Pod): readonly ContainerRow[] {
  const { spec, status } = pod;
  const statuses = new Map(
    [
      ...status.initContainerStatuses,
      ...status.containerStatuses,
      ...status.ephemeralContainerStatuses,
    ].map(container => [container.name, container]),
  );
  const rows = (
    containers: readonly Container[],
    kindOf: (container: Container) => ContainerKind,
  ) =>
    containers.map(container =>
      containerRow(container, kindOf(container), statuses.get(container.name)),
    );
  return [
    ...rows(spec.initContainers, ({ restartPolicy }) =>
      restartPolicy === 'Always' ? 'sidecar' : 'init',
    ),
    ...rows(spec.containers, () => 'app'),
    ...rows(spec.ephemeralContainers, () => 'ephemeral'),
  ];
}

function podRow(
  pod: Pod,
  findings: readonly Finding[],
  find: FindObject,
  now: Date,
): PodRow {
  const { metadata, spec } = pod;
  const text = podStatus(pod, now);
  const owner = topOwner(pod, find);
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    state: displayState(pod, findings),
    status: text.status,
    readyContainers: text.readyContainers,
    totalContainers: text.totalContainers,
    restarts: text.restarts,
    ...(text.lastRestartAt && { lastRestartAt: text.lastRestartAt }),
    ...(metadata.creationTimestamp && {
      createdAt: metadata.creationTimestamp,
    }),
    ...(spec.nodeName && { node: spec.nodeName }),
    ...(owner.kind !== 'Pod' && {
      workload: { kind: owner.kind, name: owner.name },
    }),
    labels: metadata.labels,
    containers: containerRows(pod),
  };
}

/** Workloads that something else owns are part of that; they have no row of their own. */
function isTop({ metadata }: KubernetesObject): boolean {
  return !metadata.ownerReferences.some(owner => owner.controller);
}

function rowsOf<T extends KubernetesObject>(
  objects: readonly T[] | undefined,
  counts: (object: T) => Omit<WorkloadRow, 'kind' | 'namespace' | 'name'>,
): readonly WorkloadRow[] {
  return (objects ?? []).filter(isTop).map(object => ({
    kind: object.kind,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
    ...counts(object),
  }));
}

function workloadRows({ objects }: ClusterObjects): readonly WorkloadRow[] {
  return [
    ...rowsOf(objects.Deployment, ({ spec, status }) => ({
      desired: spec.replicas,
      ready: status.readyReplicas,
      upToDate: status.updatedReplicas,
    })),
    ...rowsOf(objects.StatefulSet, ({ spec, status }) => ({
      desired: spec.replicas,
      ready: status.readyReplicas,
      upToDate: status.updatedReplicas,
    })),
    ...rowsOf(objects.DaemonSet, ({ status }) => ({
      desired: status.desiredNumberScheduled,
      ready: status.numberReady,
      upToDate: status.updatedNumberScheduled,
    })),
    ...rowsOf(objects.ReplicaSet, ({ spec, status }) => ({
      desired: spec.replicas,
      ready: status.readyReplicas,
    })),
    ...rowsOf(objects.CronJob, () => ({})),
    ...rowsOf(objects.Job, ({ spec, status }) => ({
      desired: spec.completions ?? 1,
      ready: status.succeeded,
    })),
  ];
}

function findIn({ objects }: ClusterObjects): FindObject {
  const byName = new Map<string, KubernetesObject>();
  for (const list of Object.values(objects)) {
    for (const object of list ?? []) {
      if (object.kind === 'Event') continue;
      const { namespace, name } = object.metadata;
      byName.set(`${object.kind}/${namespace}/${name}`, object);
    }
  }
  return (kind, namespace, name) => byName.get(`${kind}/${namespace}/${name}`);
}

const NO_FINDINGS: readonly Finding[] = [];

function findingsByPod(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const result = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const { namespace, name } of finding.pods) {
      const key = `${namespace}/${name}`;
      const list = result.get(key);
      if (list) list.push(finding);
      else result.set(key, [finding]);
    }
  }
  return result;
}

/**
 * Rows of one cluster: its pods with the texts of `kubectl get pods`, and its
 * top-level workloads.
 *
 * @param findings - of {@link detect} for the same objects; they decide the states.
 * @param now - the moment to compute ages from.
 * @public
 */
export function toServiceRows(
  view: ClusterObjects,
  findings: readonly Finding[],
  now: Date,
): ServiceRows {
  const find = findIn(view);
  const byPod = findingsByPod(findings);
  return {
    pods: (view.objects.Pod ?? []).map(pod => {
      const { namespace, name } = pod.metadata;
      const own = byPod.get(`${namespace}/${name}`) ?? NO_FINDINGS;
      return podRow(pod, own, find, now);
    }),
    workloads: workloadRows(view),
  };
}
