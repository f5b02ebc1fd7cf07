import {
  Container,
  ContainerStatus,
  Event,
  ObjectRef,
  Pod,
  isConditionTrue,
} from '../model';
import { ClusterIndex } from './ClusterIndex';
import { toMillis } from './time';
import { ContainerKind } from './types';

/** One container of a pod, with its spec and status. */
export interface ContainerFacts {
  readonly name: string;
  readonly kind: ContainerKind;
  /** Absent for a container that only the status has. */
  readonly spec?: Container;
  readonly status: ContainerStatus;
  /** The path of the status in the pod, e.g. `status.containerStatuses[0]`. */
  readonly path: string;
}

/** One pod, with what most rules need. */
export interface PodFacts {
  readonly pod: Pod;
  readonly index: ClusterIndex;
  readonly workload: ObjectRef;
  readonly initContainers: readonly ContainerFacts[];
  readonly appContainers: readonly ContainerFacts[];
  readonly ephemeralContainers: readonly ContainerFacts[];
  /** Seconds since the pod was created. */
  readonly ageSeconds: number;
  /** Ended for good and replaced by other pods of its workload. */
  readonly isReplaced: boolean;
  /** No longer relevant: its Job is complete, or a newer revision has replaced it. */
  readonly isHistory: boolean;
}

function containerFacts(
  specs: readonly Container[],
  statuses: readonly ContainerStatus[],
  field: string,
  chooseKind: (spec: Container | undefined) => ContainerKind,
): readonly ContainerFacts[] {
  const byName = new Map(specs.map(spec => [spec.name, spec]));
  return statuses.map((status, position) => {
    const spec = byName.get(status.name);
    return {
      name: status.name,
      kind: chooseKind(spec),
      ...(spec && { spec }),
      status,
      path: `status.${field}[${position}]`,
    };
  });
}

/** Init containers run in the order of the spec, which the statuses may not have. */
function sortBySpec(
  specs: readonly Container[],
  facts: readonly ContainerFacts[],
): readonly ContainerFacts[] {
  const positions = new Map(
    specs.map(({ name }, position) => [name, position]),
  );
  const findPosition = ({ name }: ContainerFacts) =>
    positions.get(name) ?? specs.length;
  return facts.slice().sort((a, b) => findPosition(a) - findPosition(b));
}

/** Collects what rules need of one pod, once. */
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

/** The newest of the events that match; one without a time is older than all others. */
export function newestEvent(
  events: readonly Event[],
  matches: (event: Event) => boolean,
): Event | undefined {
  let newest: Event | undefined;
  for (const event of events) {
    if (!matches(event)) continue;
    if (!newest || seenAtMs(event) >= seenAtMs(newest)) newest = event;
  }
  return newest;
}

function seenAtMs({ lastSeen = '' }: Event): number {
  const ms = Date.parse(lastSeen);
  return Number.isNaN(ms) ? -Infinity : ms;
}

/** Whether its Job retries with another pod. */
export function isRetriedByJob({ pod, index }: PodFacts): boolean {
  const job = index.findJob(pod);
  return (
    job !== undefined &&
    !isConditionTrue(job, 'Failed') &&
    !isConditionTrue(job, 'FailureTarget')
  );
}

function isOfFinishedJob(pod: Pod, index: ClusterIndex): boolean {
  const job = index.findJob(pod);
  return (
    job !== undefined &&
    (isConditionTrue(job, 'Complete') ||
      isConditionTrue(job, 'SuccessCriteriaMet') ||
      index.isSuperseded(job))
  );
}

/** Reasons for which replacement pods may fail again. */
const MAY_GO_ON: ReadonlySet<string> = new Set(['Evicted', 'DeadlineExceeded']);

/** A failed pod is never restarted or deleted; one that should keep running is replaced. */
function isLeftover({ spec, status }: Pod): boolean {
  return (
    status.phase === 'Failed' &&
    spec.restartPolicy === 'Always' &&
    !MAY_GO_ON.has(status.reason ?? '')
  );
}

/** Whether a newer pod of the same workload is ready, or the workload is complete. */
function hasReplacement(pod: Pod, index: ClusterIndex): boolean {
  const workload = index.findWorkload(pod);
  // A Job's next pod is a retry, which proves nothing before it completes.
  if (workload.kind === 'Pod' || index.findJob(pod)) return false;
  const created = toMillis(pod.metadata.creationTimestamp);
  if (workload.kind === 'DaemonSet') {
    // Pods on other nodes don't replace it.
    return index.hasReadyPodOn(workload, pod.spec.nodeName);
  }
  const readySince = index.newestReadyPod(workload);
  const isNewer =
    readySince !== undefined && (created === undefined || readySince > created);
  return isNewer || isComplete(workload, index);
}

/** Whether a workload has all its pods, however old they are. */
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

/** Whether the newest ReplicaSet is complete, or this one should be empty. */
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
