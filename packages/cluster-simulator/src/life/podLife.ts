import { KubernetesObject, timestamp } from '../kube/object';
import { ContainerPlan } from './containerContext';
import { ContainerLife, containerLife } from './containerLife';
import { EventTally, InvolvedObject } from './EventTally';
import { Horizon } from './Horizon';
import { RestartPolicy, Run } from './runs';

/** One pod as the scenario plans it. All it does is a function of this and the time. */
export interface PodPlan {
  readonly name: string;
  readonly generateName?: string;
  readonly namespace: string;
  readonly uid: string;
  readonly createdMs: number;
  /** When somebody deletes it; it is gone some seconds later. */
  readonly deletedMs?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: Readonly<Record<string, unknown>>;
  readonly node: { readonly name: string; readonly ip: string };
  readonly podIp: string;
  readonly restartPolicy: RestartPolicy;
  readonly initContainers: readonly ContainerPlan[];
  readonly containers: readonly ContainerPlan[];
  /** The rest of the spec. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** Why no node will have it. */
  readonly unschedulable?: string;
  readonly qosClass: string;
  /** Whether the kubelet is older than 1.36. */
  readonly isOlderKubelet: boolean;
}

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

/** What a healthy process takes to stop; it has 30 s. */
const STOP_MS = 6_000;
const GRACE_SECONDS = 30;
const SANDBOX_MS = 1_500;
/** The scheduler looks again at pods that fit nowhere about every five minutes. */
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

interface Containers {
  readonly init: readonly ContainerLife[];
  readonly app: readonly ContainerLife[];
  /** Set when all init containers have done their work. */
  readonly initializedMs: number | undefined;
}

/** A container that has not had its turn. */
function waiting(plan: ContainerPlan, reason: string): ContainerLife {
  return {
    status: {
      name: plan.name,
      state: { waiting: { reason } },
      lastState: {},
      ready: false,
      restartCount: 0,
      image: plan.image,
      imageID: '',
      started: false,
    },
    isReady: false,
    readinessChangedMs: undefined,
    isWaitingForFirstRun: true,
    finished: undefined,
    current: undefined,
    previous: undefined,
  };
}

/** The kubelet's default reason, where a container has nothing better to say. */
function withDefaultReason(life: ContainerLife, reason: string): ContainerLife {
  const { state } = life.status;
  const isBare =
    life.isWaitingForFirstRun && JSON.stringify(state) === '{"waiting":{}}';
  return isBare
    ? { ...life, status: { ...life.status, state: { waiting: { reason } } } }
    : life;
}

function liveContainers(
  plan: PodPlan,
  horizon: Horizon,
  kubelet: EventTally,
): Containers {
  const defaultReason =
    plan.initContainers.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const common = {
    pod: { name: plan.name, namespace: plan.namespace, uid: plan.uid },
    horizon,
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
    if (fromMs === undefined || !horizon.reached(fromMs))
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

function phaseOf({ init, app }: Containers): string {
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

function conditionObject({ type, holds, sinceMs, reason, message }: Condition) {
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

function podObject(
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

function unscheduledLife(
  plan: PodPlan,
  message: string,
  horizon: Horizon,
): PodLife {
  const scheduler = new EventTally(
    reference(plan),
    'default-scheduler',
    undefined,
    horizon,
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
      conditionObject({
        type: 'PodScheduled',
        holds: false,
        sinceMs: plan.createdMs,
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
    nextChangeMs: horizon.nextChangeMs,
  };
}

/** The pod at one moment: its object, the events about it, and when either will change. */
export function podLife(plan: PodPlan, nowMs: number): PodLife {
  const horizon = new Horizon(nowMs);
  if (!horizon.reached(plan.createdMs))
    return { ...ABSENT, nextChangeMs: plan.createdMs };
  const isTerminating =
    plan.deletedMs !== undefined && horizon.reached(plan.deletedMs);
  const goneMs =
    (plan.deletedMs ?? Infinity) +
    (plan.unschedulable === undefined ? STOP_MS : 0);
  const isGone = horizon.reached(goneMs);
  if (plan.unschedulable !== undefined) {
    const life = unscheduledLife(plan, plan.unschedulable, horizon);
    return isGone ? { ...life, pod: undefined } : life;
  }
  const involved = reference(plan);
  const scheduler = new EventTally(
    involved,
    'default-scheduler',
    undefined,
    horizon,
  );
  scheduler.at(plan.createdMs, {
    type: 'Normal',
    reason: 'Scheduled',
    message: `Successfully assigned ${plan.namespace}/${plan.name} to ${plan.node.name}`,
  });
  // What happens after the pod is gone does not happen.
  const lived = isGone ? new Horizon(goneMs) : horizon;
  const kubelet = new EventTally(involved, 'kubelet', plan.node.name, lived);
  const containers = liveContainers(plan, lived, kubelet);
  if (isTerminating && plan.deletedMs !== undefined) {
    for (const { name } of plan.containers) {
      kubelet.at(plan.deletedMs, {
        type: 'Normal',
        reason: 'Killing',
        message: `Stopping container ${name}`,
        fieldPath: `spec.containers{${name}}`,
      });
    }
  }
  const phase = phaseOf(containers);
  const { isReady, list } = conditions(plan, containers, phase, lived);
  const status = {
    observedGeneration: 1,
    phase,
    conditions: list,
    hostIP: plan.node.ip,
    hostIPs: [{ ip: plan.node.ip }],
    ...(lived.reached(plan.createdMs + SANDBOX_MS)
      ? { podIP: plan.podIp, podIPs: [{ ip: plan.podIp }] }
      : {}),
    startTime: timestamp(plan.createdMs),
    ...(containers.init.length > 0
      ? { initContainerStatuses: containers.init.map(life => life.status) }
      : {}),
    containerStatuses: containers.app.map(life => life.status),
    qosClass: plan.qosClass,
  };
  const names = [...plan.initContainers, ...plan.containers].map(
    container => container.name,
  );
  const lives = [...containers.init, ...containers.app];
  const events = isGone ? [] : [...scheduler.objects(), ...kubelet.objects()];
  const ends = containers.app.map(life => life.finished?.atMs);
  return {
    pod: isGone ? undefined : podObject(plan, isTerminating, status),
    events,
    nextChangeMs: isGone ? Infinity : horizon.nextChangeMs,
    isReady: isReady && !isGone,
    isTerminating,
    phase,
    finishedMs: ends.every(end => end !== undefined)
      ? Math.max(...ends.map(Number))
      : undefined,
    runs: new Map(names.map((name, index) => [name, lives[index]])),
  };
}
