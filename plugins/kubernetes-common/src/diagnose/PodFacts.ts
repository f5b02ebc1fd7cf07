import {
  Condition,
  Container,
  ContainerStatus,
  Event,
  ObjectRef,
  Pod,
} from '../model';
import { ClusterIndex } from './ClusterIndex';
import { toMillis } from './time';
import { ContainerKind } from './types';

/** One container of a pod, with what the spec and the status say of it. */
export interface ContainerFacts {
  readonly name: string;
  readonly kind: ContainerKind;
  /** Absent when the status names a container that the spec does not have. */
  readonly spec?: Container;
  readonly status: ContainerStatus;
  /** Where the status stands in the pod, e.g. `status.containerStatuses[0]`. */
  readonly path: string;
}

/** One pod, with what every rule asks first. */
export interface PodFacts {
  readonly pod: Pod;
  readonly index: ClusterIndex;
  readonly workload: ObjectRef;
  readonly initContainers: readonly ContainerFacts[];
  readonly appContainers: readonly ContainerFacts[];
  readonly ephemeralContainers: readonly ContainerFacts[];
  /** Seconds since the pod was created. */
  readonly ageSeconds: number;
  /** Ended for good, and others of its workload serve in its place. */
  readonly isReplaced: boolean;
  /** What happens to it is of no consequence any more: its Job is complete, or a newer revision serves. */
  readonly isHistory: boolean;
}

function containerFacts(
  specs: readonly Container[],
  statuses: readonly ContainerStatus[],
  field: string,
  kindOf: (spec: Container | undefined) => ContainerKind,
): readonly ContainerFacts[] {
  const byName = new Map(specs.map(spec => [spec.name, spec]));
  return statuses.map((status, position) => {
    const spec = byName.get(status.name);
    return {
      name: status.name,
      kind: kindOf(spec),
      ...(spec && { spec }),
      status,
      path: `status.${field}[${position}]`,
    };
  });
}

/** Init containers run in the order of the spec, whatever that of their statuses. */
function sortBySpec(
  specs: readonly Container[],
  facts: readonly ContainerFacts[],
): readonly ContainerFacts[] {
  const positions = new Map(
    specs.map(({ name }, position) => [name, position]),
  );
  const positionOf = ({ name }: ContainerFacts) =>
    positions.get(name) ?? specs.length;
  return facts.slice().sort((a, b) => positionOf(a) - positionOf(b));
}

/** Gathers what the rules need of one pod, once. */
export function podFacts(pod: Pod, index: ClusterIndex): PodFacts {
  const { spec, status } = pod;
  const isReplaced = hasReplacement(pod, index);
  return {
    pod,
    index,
    workload: index.findWorkload(pod),
    initContainers: sortBySpec(
      spec.initContainers,
      containerFacts(
        spec.initContainers,
        status.initContainerStatuses,
        'initContainerStatuses',
        container =>
          container?.restartPolicy === 'Always' ? 'sidecar' : 'init',
      ),
    ),
    appContainers: containerFacts(
      spec.containers,
      status.containerStatuses,
      'containerStatuses',
      () => 'app',
    ),
    ephemeralContainers: containerFacts(
      spec.ephemeralContainers,
      status.ephemeralContainerStatuses,
      'ephemeralContainerStatuses',
      () => 'ephemeral',
    ),
    ageSeconds: index.age(pod),
    isReplaced,
    isHistory:
      isOfFinishedJob(pod, index) ||
      isOfOldRevision(pod, index) ||
      (isReplaced && isLeftover(pod)),
  };
}

/** The condition of that type, if the object has one. */
export function findCondition(
  object: { readonly status: { readonly conditions: readonly Condition[] } },
  type: string,
): Condition | undefined {
  return object.status.conditions.find(condition => condition.type === type);
}

/** Whether the condition is there and True. */
export function isTrue(
  object: { readonly status: { readonly conditions: readonly Condition[] } },
  type: string,
): boolean {
  return findCondition(object, type)?.status === 'True';
}

/** Newest event of these reasons, or undefined. */
export function newestEvent(
  events: readonly Event[],
  matches: (event: Event) => boolean,
): Event | undefined {
  let newest: Event | undefined;
  for (const event of events) {
    if (!matches(event)) continue;
    if (
      !newest ||
      Date.parse(event.lastSeen ?? '') >= Date.parse(newest.lastSeen ?? '')
    ) {
      newest = event;
    }
  }
  return newest;
}

/** Its Job makes another pod in its place, and has not given up yet. */
export function isRetriedByJob({ pod, index }: PodFacts): boolean {
  const job = index.findJob(pod);
  return (
    job !== undefined && !isTrue(job, 'Failed') && !isTrue(job, 'FailureTarget')
  );
}

function isOfFinishedJob(pod: Pod, index: ClusterIndex): boolean {
  const job = index.findJob(pod);
  return (
    job !== undefined &&
    (isTrue(job, 'Complete') ||
      isTrue(job, 'SuccessCriteriaMet') ||
      index.isSuperseded(job))
  );
}

/** Reasons with which pods of a workload may fail one after the other, each of them replaced. */
const MAY_GO_ON: ReadonlySet<string> = new Set(['Evicted', 'DeadlineExceeded']);

/** Nothing restarts or deletes a pod that has failed; a pod that is meant to run for ever is replaced instead. */
function isLeftover({ spec, status }: Pod): boolean {
  return (
    status.phase === 'Failed' &&
    spec.restartPolicy === 'Always' &&
    !MAY_GO_ON.has(status.reason ?? '')
  );
}

/** Whether a newer pod of the same workload is ready in its place, or the workload lacks none. */
function hasReplacement(pod: Pod, index: ClusterIndex): boolean {
  const workload = index.findWorkload(pod);
  // A Job's next pod is a retry, and proves nothing before it has completed.
  if (workload.kind === 'Pod' || index.findJob(pod)) return false;
  const created = toMillis(pod.metadata.creationTimestamp);
  if (workload.kind === 'DaemonSet') {
    // The other nodes' pods do not stand in for it.
    return index.hasReadyPodOn(workload, pod.spec.nodeName);
  }
  const readySince = index.newestReadyPod(workload);
  const isNewer =
    readySince !== undefined && (created === undefined || readySince > created);
  return isNewer || isComplete(workload, index);
}

/** It has all the pods that it wants, however old they are. */
function isComplete(
  { kind, namespace, name }: ObjectRef,
  index: ClusterIndex,
): boolean {
  const deployment =
    kind === 'Deployment' ? index.find(kind, namespace, name) : undefined;
  if (deployment) {
    const { spec, status } = deployment;
    return status.availableReplicas >= spec.replicas;
  }
  const owner =
    kind === 'StatefulSet' || kind === 'ReplicaSet'
      ? index.find(kind, namespace, name)
      : undefined;
  return (
    owner !== undefined && owner.status.readyReplicas >= owner.spec.replicas
  );
}

const REVISION = 'deployment.kubernetes.io/revision';

/** The newest ReplicaSet serves on its own, or this one is meant to be empty. */
function isOfOldRevision(pod: Pod, index: ClusterIndex): boolean {
  const { namespace } = pod.metadata;
  const owner = pod.metadata.ownerReferences.find(
    reference => reference.kind === 'ReplicaSet',
  );
  const replicaSet = owner && index.find('ReplicaSet', namespace, owner.name);
  if (!replicaSet) return false;
  if (replicaSet.spec.replicas === 0) return true;
  const workload = index.findWorkload(pod);
  const deployment = index.find('Deployment', namespace, workload.name);
  const revision = Number(replicaSet.metadata.annotations[REVISION]);
  const newest = Number(deployment?.metadata.annotations[REVISION]);
  return (
    deployment !== undefined &&
    revision < newest &&
    deployment.status.updatedReplicas >= deployment.spec.replicas &&
    deployment.status.availableReplicas >= deployment.spec.replicas
  );
}
