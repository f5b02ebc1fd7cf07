import { KubernetesObject, timestamp } from '../kube/object';
import { ContainerLife } from './containerLife';
import { Horizon } from './Horizon';
import { PodPlan } from './PodPlan';

/** The kubelet's default: after that a stopped process is killed. */
const GRACE_SECONDS = 30;
/** What it takes to set up the pod's network before anything runs. */
export const SANDBOX_MS = 1_500;

/** The containers of a pod at one moment. */
export interface Containers {
  readonly init: readonly ContainerLife[];
  readonly app: readonly ContainerLife[];
  /** Set when all init containers have done their work. */
  readonly initializedMs: number | undefined;
}

export function phaseOf({ init, app }: Containers): string {
  if (init.some(life => life.finished && life.finished.exitCode !== 0))
    return 'Failed';
  if (app.some(life => life.isWaitingForFirstRun)) return 'Pending';
  if (!app.every(life => life.finished)) return 'Running';
  return app.every(life => life.finished?.exitCode === 0)
    ? 'Succeeded'
    : 'Failed';
}

interface Condition {
  readonly type: string;
  readonly holds: boolean;
  readonly sinceMs: number;
  readonly reason?: string;
  readonly message?: string;
}

export function conditionObject({
  type,
  holds,
  sinceMs,
  reason,
  message,
}: Condition) {
  return {
    type,
    observedGeneration: 1,
    status: holds ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: timestamp(sinceMs),
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
  };
}

function readiness(plan: PodPlan, containers: Containers, phase: string) {
  const { app } = containers;
  const isReady = phase === 'Running' && app.every(life => life.isReady);
  const changes = app.map(life => life.readinessChangedMs ?? plan.createdMs);
  const sinceMs = Math.max(plan.createdMs, ...changes);
  if (isReady) return { isReady, sinceMs };
  if (phase === 'Succeeded' || phase === 'Failed') {
    return {
      isReady,
      sinceMs,
      reason: phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed',
    };
  }
  const unready = app
    .filter(life => !life.isReady)
    .map(life => String(life.status.name));
  return {
    isReady,
    sinceMs,
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  };
}

function conditions(
  plan: PodPlan,
  containers: Containers,
  phase: string,
  horizon: Horizon,
) {
  const { isReady, ...ready } = readiness(plan, containers, phase);
  const incomplete = plan.initContainers.filter(
    (_, index) => containers.init[index].finished?.exitCode !== 0,
  );
  const sandboxMs = plan.createdMs + SANDBOX_MS;
  const isDone = phase === 'Succeeded' || phase === 'Failed';
  return {
    isReady,
    list: [
      conditionObject({
        type: 'PodReadyToStartContainers',
        holds: horizon.reached(sandboxMs) && !isDone,
        sinceMs: horizon.reached(sandboxMs) ? sandboxMs : plan.createdMs,
      }),
      conditionObject({
        type: 'Initialized',
        holds: incomplete.length === 0,
        sinceMs: containers.initializedMs ?? plan.createdMs,
        ...(incomplete.length > 0
          ? {
              reason: 'ContainersNotInitialized',
              message: `containers with incomplete status: [${incomplete
                .map(c => c.name)
                .join(' ')}]`,
            }
          : {}),
      }),
      conditionObject({ type: 'Ready', holds: isReady, ...ready }),
      conditionObject({ type: 'ContainersReady', holds: isReady, ...ready }),
      conditionObject({
        type: 'PodScheduled',
        holds: true,
        sinceMs: plan.createdMs,
      }),
    ],
  };
}

/** `status` of a pod that is on a node. */
export function statusOf(
  plan: PodPlan,
  containers: Containers,
  horizon: Horizon,
) {
  const phase = phaseOf(containers);
  const { isReady, list } = conditions(plan, containers, phase, horizon);
  return {
    phase,
    isReady,
    status: {
      observedGeneration: 1,
      phase,
      conditions: list,
      hostIP: plan.node.ip,
      hostIPs: [{ ip: plan.node.ip }],
      ...(horizon.reached(plan.createdMs + SANDBOX_MS)
        ? { podIP: plan.podIp, podIPs: [{ ip: plan.podIp }] }
        : {}),
      startTime: timestamp(plan.createdMs),
      ...(containers.init.length > 0
        ? { initContainerStatuses: containers.init.map(life => life.status) }
        : {}),
      containerStatuses: containers.app.map(life => life.status),
      qosClass: plan.qosClass,
    },
  };
}

/** The whole pod with that status. */
export function podObject(
  plan: PodPlan,
  isTerminating: boolean,
  status: unknown,
): KubernetesObject {
  const isScheduled = plan.unschedulable === undefined;
  return {
    metadata: {
      name: plan.name,
      ...(plan.generateName ? { generateName: plan.generateName } : {}),
      namespace: plan.namespace,
      uid: plan.uid,
      generation: 1,
      creationTimestamp: timestamp(plan.createdMs),
      ...(isTerminating && plan.deletedMs !== undefined
        ? {
            deletionTimestamp: timestamp(plan.deletedMs + GRACE_SECONDS * 1000),
            deletionGracePeriodSeconds: GRACE_SECONDS,
          }
        : {}),
      labels: plan.labels,
      ...(plan.annotations ? { annotations: plan.annotations } : {}),
      ...(plan.owner ? { ownerReferences: [plan.owner] } : {}),
    },
    spec: {
      ...plan.spec,
      ...(plan.initContainers.length > 0
        ? {
            initContainers: plan.initContainers.map(
              container => container.spec,
            ),
          }
        : {}),
      containers: plan.containers.map(container => container.spec),
      restartPolicy: plan.restartPolicy,
      ...(isScheduled ? { nodeName: plan.node.name } : {}),
    },
    status,
  };
}
