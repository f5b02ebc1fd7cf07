import {
  aPodCondition,
  containersNotInitialized,
  containersNotReady,
  RawCondition,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { ContainerLife } from './containerLife';
import { ChangeTracker } from './ChangeTracker';
import { PodPlan } from './PodPlan';

/** The kubelet's default: after that a stopped process is killed. */
const GRACE_SECONDS = 30;
/** How long setting up the pod's network takes. */
export const SANDBOX_MS = 1_500;

/** The containers of a pod at one moment. */
export interface Containers {
  readonly init: readonly ContainerLife[];
  readonly app: readonly ContainerLife[];
  /** Set when all init containers have completed. */
  readonly initializedMs: number | undefined;
}

export function podPhase({ init, app }: Containers): string {
  if (init.some(life => life.finished && life.finished.exitCode !== 0))
    return 'Failed';
  if (app.some(life => life.isWaitingForFirstRun)) return 'Pending';
  if (!app.every(life => life.finished)) return 'Running';
  return app.every(life => life.finished?.exitCode === 0)
    ? 'Succeeded'
    : 'Failed';
}

/** A condition as a kubelet of 1.33 or newer writes it. */
export function podCondition(
  type: string,
  holds: boolean,
  sinceMs: number,
  why: { readonly reason?: string; readonly message?: string } = {},
): RawCondition {
  return {
    ...aPodCondition(type, holds, timestamp(sinceMs), why),
    observedGeneration: 1,
  };
}

function readiness(plan: PodPlan, containers: Containers, phase: string) {
  const { app } = containers;
  const isReady = phase === 'Running' && app.every(life => life.isReady);
  const changes = app.map(life => life.readinessChangedMs ?? plan.createdMs);
  const sinceMs = Math.max(plan.createdMs, ...changes);
  if (isReady) return { isReady, sinceMs, why: {} };
  if (phase === 'Succeeded' || phase === 'Failed') {
    return {
      isReady,
      sinceMs,
      why: { reason: phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed' },
    };
  }
  const unready = app
    .filter(life => !life.isReady)
    .map(life => life.status.name);
  return { isReady, sinceMs, why: containersNotReady(unready) };
}

function conditions(
  plan: PodPlan,
  containers: Containers,
  phase: string,
  tracker: ChangeTracker,
) {
  const { isReady, sinceMs, why } = readiness(plan, containers, phase);
  const incomplete = plan.initContainers.filter(
    (_, index) => containers.init[index].finished?.exitCode !== 0,
  );
  const sandboxMs = plan.createdMs + SANDBOX_MS;
  const hasSandbox = tracker.reached(sandboxMs);
  const isDone = phase === 'Succeeded' || phase === 'Failed';
  return {
    isReady,
    list: [
      podCondition(
        'PodReadyToStartContainers',
        hasSandbox && !isDone,
        hasSandbox ? sandboxMs : plan.createdMs,
      ),
      podCondition(
        'Initialized',
        incomplete.length === 0,
        containers.initializedMs ?? plan.createdMs,
        incomplete.length > 0
          ? containersNotInitialized(incomplete.map(({ name }) => name))
          : {},
      ),
      podCondition('Ready', isReady, sinceMs, why),
      podCondition('ContainersReady', isReady, sinceMs, why),
      podCondition('PodScheduled', true, plan.createdMs),
    ],
  };
}

/** `status` of a pod that is on a node. */
export function podStatus(
  plan: PodPlan,
  containers: Containers,
  tracker: ChangeTracker,
) {
  const phase = podPhase(containers);
  const { isReady, list } = conditions(plan, containers, phase, tracker);
  return {
    phase,
    isReady,
    status: {
      observedGeneration: 1,
      phase,
      conditions: list,
      hostIP: plan.node.ip,
      hostIPs: [{ ip: plan.node.ip }],
      ...(tracker.reached(plan.createdMs + SANDBOX_MS)
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
      labels: isScheduled
        ? { ...plan.labels, ...plan.node.podLabels }
        : plan.labels,
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
