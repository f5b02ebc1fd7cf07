import {
  aContainerStatus,
  waitingState,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { KubernetesObject } from '@podlight/fake-kubernetes-api-server';
import { ContainerPlan } from './containerContext';
import { ContainerLife, containerLife } from './containerLife';
import { EventTally, InvolvedObject } from './EventTally';
import { ChangeTracker } from './ChangeTracker';
import { PodPlan } from './PodPlan';
import {
  Containers,
  podCondition,
  podObject,
  SANDBOX_MS,
  podStatus,
} from './podStatus';
import { RestartPolicy, Run } from './runs';

export interface PodLife {
  /** Undefined before it is created and after it is gone. */
  readonly pod: KubernetesObject | undefined;
  readonly events: readonly KubernetesObject[];
  readonly nextChangeMs: number;
  readonly isReady: boolean;
  readonly isTerminating: boolean;
  readonly phase: string;
  /** When the pod ended, for pods that end. */
  readonly finishedMs: number | undefined;
  /** By container. */
  readonly runs: ReadonlyMap<
    string,
    { readonly current?: Run; readonly previous?: Run }
  >;
}

/** How long a healthy process takes to stop, of 30 s. */
const STOP_MS = 6_000;
/** The scheduler retries unschedulable pods about every five minutes. */
const RESCHEDULE_MS = 300_000;

const ABSENT: PodLife = {
  pod: undefined,
  events: [],
  nextChangeMs: Infinity,
  isReady: false,
  isTerminating: false,
  phase: 'Pending',
  finishedMs: undefined,
  runs: new Map(),
};

function reference(plan: PodPlan): InvolvedObject {
  const { namespace, name } = plan;
  return { kind: 'Pod', namespace, name, uid: plan.uid, apiVersion: 'v1' };
}

/** A container that has not been created yet. */
function waiting(plan: ContainerPlan, reason: string): ContainerLife {
  return {
    status: aContainerStatus(plan, waitingState(reason)),
    isReady: false,
    readinessChangedMs: undefined,
    isWaitingForFirstRun: true,
    finished: undefined,
    current: undefined,
    previous: undefined,
  };
}

/** Fills in the kubelet's default reason. */
function withDefaultReason(life: ContainerLife, reason: string): ContainerLife {
  const { waiting: said } = life.status.state;
  const isBare =
    life.isWaitingForFirstRun && said !== undefined && !said.reason;
  return isBare
    ? { ...life, status: { ...life.status, state: waitingState(reason) } }
    : life;
}

function liveContainers(
  plan: PodPlan,
  tracker: ChangeTracker,
  kubelet: EventTally,
): Containers {
  const defaultReason =
    plan.initContainers.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const common = {
    pod: { name: plan.name, namespace: plan.namespace, uid: plan.uid },
    tracker,
    events: kubelet,
    namesContainers: plan.isOlderKubelet,
  };
  const init: ContainerLife[] = [];
  let startMs: number | undefined = plan.createdMs + SANDBOX_MS;
  const live = (
    container: ContainerPlan,
    fromMs: number | undefined,
    isInit: boolean,
  ) => {
    if (fromMs === undefined || !tracker.reached(fromMs))
      return waiting(container, defaultReason);
    const restartPolicy: RestartPolicy =
      isInit && plan.restartPolicy === 'Always'
        ? 'OnFailure'
        : plan.restartPolicy;
    return withDefaultReason(
      containerLife({
        ...common,
        plan: container,
        startMs: fromMs,
        restartPolicy,
        isInit,
      }),
      defaultReason,
    );
  };
  for (const container of plan.initContainers) {
    const life = live(container, startMs, true);
    init.push(life);
    startMs =
      life.finished?.exitCode === 0 ? life.finished.atMs + 300 : undefined;
  }
  const app = plan.containers.map(container => live(container, startMs, false));
  const hasInit = plan.initContainers.length > 0;
  return { init, app, initializedMs: hasInit ? startMs : plan.createdMs };
}

function unscheduledLife(
  plan: PodPlan,
  message: string,
  tracker: ChangeTracker,
): PodLife {
  const scheduler = new EventTally(
    reference(plan),
    'default-scheduler',
    undefined,
    tracker,
  );
  const untilMs = plan.deletedMs ?? Infinity;
  scheduler.every(RESCHEDULE_MS, plan.createdMs, untilMs, {
    type: 'Warning',
    reason: 'FailedScheduling',
    message,
  });
  const status = {
    observedGeneration: 1,
    phase: 'Pending',
    conditions: [
      podCondition('PodScheduled', false, plan.createdMs, {
        reason: 'Unschedulable',
        message,
      }),
    ],
    qosClass: plan.qosClass,
  };
  const events = scheduler.objects();
  return {
    ...ABSENT,
    pod: podObject(plan, false, status),
    events,
    nextChangeMs: tracker.nextChangeMs,
  };
}

/** The life of a pod on a node. */
function scheduledLife(plan: PodPlan, tracker: ChangeTracker): PodLife {
  const involved = reference(plan);
  const scheduler = new EventTally(
    involved,
    'default-scheduler',
    undefined,
    tracker,
  );
  scheduler.at(plan.createdMs, {
    type: 'Normal',
    reason: 'Scheduled',
    message: `Successfully assigned ${plan.namespace}/${plan.name} to ${plan.node.name}`,
  });
  const kubelet = new EventTally(involved, 'kubelet', plan.node.name, tracker);
  const containers = liveContainers(plan, tracker, kubelet);
  const { deletedMs } = plan;
  const isTerminating = deletedMs !== undefined && tracker.reached(deletedMs);
  for (const { name } of plan.containers) {
    kubelet.at(deletedMs ?? Infinity, {
      type: 'Normal',
      reason: 'Killing',
      message: `Stopping container ${name}`,
      fieldPath: `spec.containers{${name}}`,
    });
  }
  const { phase, isReady, status } = podStatus(plan, containers, tracker);
  const names = [...plan.initContainers, ...plan.containers].map(
    ({ name }) => name,
  );
  const lives = [...containers.init, ...containers.app];
  const ends = containers.app.map(life => life.finished?.atMs);
  return {
    pod: podObject(plan, isTerminating, status),
    events: [...scheduler.objects(), ...kubelet.objects()],
    nextChangeMs: tracker.nextChangeMs,
    isReady,
    isTerminating,
    phase,
    finishedMs: ends.every(end => end !== undefined)
      ? Math.max(...ends.map(Number))
      : undefined,
    runs: new Map(names.map((name, index) => [name, lives[index]])),
  };
}

/** The pod at one moment: its object, the events about it, and when either will change. */
export function podLife(plan: PodPlan, nowMs: number): PodLife {
  const { createdMs, deletedMs = Infinity, unschedulable } = plan;
  const tracker = new ChangeTracker(nowMs);
  if (!tracker.reached(createdMs))
    return { ...ABSENT, nextChangeMs: createdMs };
  // A pod without a node needs no time to stop.
  const goneMs = deletedMs + (unschedulable === undefined ? STOP_MS : 0);
  if (tracker.reached(goneMs)) return ABSENT;
  return unschedulable === undefined
    ? scheduledLife(plan, tracker)
    : unscheduledLife(plan, unschedulable, tracker);
}
