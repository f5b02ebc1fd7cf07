import { timestamp } from '../kube/object';
import { chance, digest } from '../kube/random';
import { Behaviour, LogScript } from './behaviour';
import { EventTally } from './EventTally';
import { Horizon } from './Horizon';
import { backOffMs, goDuration, RestartPolicy, Run, runsOf } from './runs';

/** One container as the scenario plans it. */
export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly behaviour: Behaviour;
  /** Its entry in the pod's spec. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly logs: LogScript;
  /** Whether the node has the image already. */
  readonly isImagePresent: boolean;
}

export interface ContainerContext {
  readonly plan: ContainerPlan;
  /** When the kubelet begins with it. */
  readonly startMs: number;
  readonly restartPolicy: RestartPolicy;
  readonly isInit: boolean;
  readonly pod: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
  };
  readonly horizon: Horizon;
  readonly events: EventTally;
  /** Before 1.36 the kubelet named the container in its messages. */
  readonly namesContainers: boolean;
}

export interface ContainerLife {
  /** Its entry in the pod's containerStatuses. */
  readonly status: Readonly<Record<string, unknown>>;
  readonly isReady: boolean;
  /** When that became so; undefined when it was never otherwise. */
  readonly readinessChangedMs: number | undefined;
  readonly isWaitingForFirstRun: boolean;
  /** Set when it has ended for good. */
  readonly finished:
    | { readonly exitCode: number; readonly atMs: number }
    | undefined;
  /** The runs that `logs` and `logs --previous` read from. */
  readonly current: Run | undefined;
  readonly previous: Run | undefined;
}

/** How often the kubelet looks at a pod that it cannot start. */
const SYNC_INTERVAL_MS = 13_000;
/** What a stopped process may take to end after SIGTERM is the default of 30 s; then it is killed. */
const GRACE_MS = 30_000;
const PULL_MS = 2_400;

type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How long a terminated container is shown as such before the kubelet says that it backs off. */
function shownTerminatedMs(context: ContainerContext, run: Run): number {
  return (
    3_000 +
    6_000 * chance(context.pod.uid, context.plan.name, 'shown', run.attempt)
  );
}

function containerId(context: ContainerContext, run: Run): string {
  return `containerd://${digest(
    context.pod.uid,
    context.plan.name,
    run.attempt,
  )}`;
}

function fieldPath({ isInit, plan }: ContainerContext): string {
  return `spec.${isInit ? 'initContainers' : 'containers'}{${plan.name}}`;
}

function terminated(context: ContainerContext, run: Run): State {
  const { behaviour } = context.plan;
  const isStartError = behaviour.type === 'startError';
  const reasons: Partial<Record<Behaviour['type'], string>> = {
    startError: 'StartError',
  };
  const reason =
    behaviour.type === 'exits'
      ? behaviour.reason
      : reasons[behaviour.type] ?? (run.exitCode === 0 ? 'Completed' : 'Error');
  return {
    terminated: {
      exitCode: run.exitCode,
      reason,
      ...(isStartError ? { message: behaviour.message } : {}),
      startedAt: isStartError ? '1970-01-01T00:00:00Z' : timestamp(run.startMs),
      finishedAt: timestamp(run.endMs),
      containerID: containerId(context, run),
    },
  };
}

function countStart(context: ContainerContext, run: Run): void {
  const { events, plan, namesContainers } = context;
  const path = fieldPath(context);
  const normal = (timeMs: number, reason: string, message: string) =>
    events.at(timeMs, { type: 'Normal', reason, message, fieldPath: path });
  if (run.attempt === 0 && !plan.isImagePresent) {
    const seconds = (PULL_MS / 1000).toFixed(3);
    normal(run.startMs - PULL_MS, 'Pulling', `Pulling image "${plan.image}"`);
    normal(
      run.startMs,
      'Pulled',
      `Successfully pulled image "${plan.image}" in ${seconds}s (${seconds}s including waiting). Image size: 48231456 bytes.`,
    );
  } else {
    normal(
      run.startMs,
      'Pulled',
      `Container image "${plan.image}" already present on machine${
        namesContainers ? '' : ' and can be accessed by the pod'
      }`,
    );
  }
  normal(
    run.startMs,
    'Created',
    namesContainers ? `Created container: ${plan.name}` : 'Container created',
  );
  if (plan.behaviour.type === 'startError') {
    events.at(run.startMs, {
      type: 'Warning',
      reason: 'Failed',
      message: `Error: ${plan.behaviour.message}`,
      fieldPath: path,
    });
    return;
  }
  normal(
    run.startMs,
    'Started',
    namesContainers ? `Started container ${plan.name}` : 'Container started',
  );
}

/** What the kubelet says of a probe that fails during a run. */
function countProbe(context: ContainerContext, run: Run): void {
  const { behaviour, name } = context.plan;
  const warn = (message: string) =>
    ({
      type: 'Warning',
      reason: 'Unhealthy',
      message,
      fieldPath: fieldPath(context),
    } as const);
  if (behaviour.type === 'neverReady') {
    const periodMs = behaviour.periodSeconds * 1000;
    context.events.every(
      periodMs,
      run.startMs + behaviour.afterSeconds * 1000 + periodMs,
      run.endMs,
      warn(`Readiness probe failed: ${behaviour.message}`),
    );
  }
  if (behaviour.type === 'killedByProbe') {
    const killedMs = killTimeMs(behaviour, run);
    const periodMs = behaviour.periodSeconds * 1000;
    context.events.every(
      periodMs,
      Math.max(
        run.startMs,
        killedMs - (behaviour.failureThreshold - 1) * periodMs,
      ),
      killedMs + 1,
      warn(`${behaviour.probe} probe failed: ${behaviour.message}`),
    );
    context.events.at(killedMs, {
      type: 'Normal',
      reason: 'Killing',
      message: `Container ${name} failed ${behaviour.probe.toLowerCase()} probe, will be restarted`,
      fieldPath: fieldPath(context),
    });
  }
}

function killTimeMs(
  behaviour: Behaviour & { type: 'killedByProbe' },
  run: Run,
): number {
  // 137 means that the process ignored SIGTERM for the whole grace period.
  return Math.max(
    run.startMs,
    run.endMs - (behaviour.exitCode === 137 ? GRACE_MS : 500),
  );
}

function countBackOff(context: ContainerContext, run: Run): void {
  const fromMs = run.endMs + shownTerminatedMs(context, run);
  const { pod, plan, events } = context;
  events.every(SYNC_INTERVAL_MS, fromMs, run.endMs + run.backOffMs, {
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container ${plan.name} in pod ${pod.name}_${pod.namespace}(${pod.uid})`,
    fieldPath: fieldPath(context),
  });
}

/** Since when, within a run, the container is ready; Infinity for never. */
function readyFromMs({ plan }: ContainerContext, run: Run): number {
  const { behaviour } = plan;
  switch (behaviour.type) {
    case 'runs':
    case 'exits':
      return run.startMs + behaviour.readyAfterSeconds * 1000;
    case 'killedByProbe':
      return behaviour.probe === 'Startup' ? Infinity : run.startMs + 1_000;
    case 'neverReady':
      return behaviour.afterSeconds > 0 ? run.startMs + 1_000 : Infinity;
    case 'completes':
      return run.startMs + 1_000;
    default:
      return Infinity;
  }
}

function readyUntilMs({ plan }: ContainerContext, run: Run): number {
  const { behaviour } = plan;
  return behaviour.type === 'neverReady'
    ? Math.min(
        run.endMs,
        run.startMs +
          (behaviour.afterSeconds + 3 * behaviour.periodSeconds) * 1000,
      )
    : run.endMs;
}

interface Played {
  readonly last: Run | undefined;
  readonly beforeLast: Run | undefined;
  readonly readinessChangedMs: number | undefined;
  readonly isReady: boolean;
}

/** Lets all runs up to now happen and counts their events. */
function play(context: ContainerContext): Played {
  const { plan, startMs, restartPolicy, horizon, pod } = context;
  let last: Run | undefined;
  let beforeLast: Run | undefined;
  let readinessChangedMs: number | undefined;
  let isReady = false;
  const firstStartMs = startMs + (plan.isImagePresent ? 500 : PULL_MS);
  for (const run of runsOf(
    plan.behaviour,
    firstStartMs,
    restartPolicy,
    `${pod.uid}/${plan.name}`,
  )) {
    if (!horizon.reached(run.startMs)) break;
    beforeLast = last;
    last = run;
    countStart(context, run);
    countProbe(context, run);
    const readyMs = readyFromMs(context, run);
    const unreadyMs = readyUntilMs(context, run);
    isReady = false;
    if (readyMs < unreadyMs && horizon.reached(readyMs)) {
      isReady = !horizon.reached(unreadyMs);
      readinessChangedMs = isReady ? readyMs : unreadyMs;
    }
    if (!horizon.reached(run.endMs)) break;
    countBackOff(context, run);
  }
  return { last, beforeLast, readinessChangedMs, isReady };
}

function crashLoopState(context: ContainerContext, run: Run): State {
  const { pod, plan } = context;
  return {
    waiting: {
      reason: 'CrashLoopBackOff',
      message: `back-off ${goDuration(
        run.backOffMs,
      )} restarting failed container=${plan.name} pod=${pod.name}_${
        pod.namespace
      }(${pod.uid})`,
    },
  };
}

function statesOf(
  context: ContainerContext,
  { last, beforeLast }: Played,
): { state: State; lastState: State } {
  const { horizon, plan } = context;
  if (!last) return { state: { waiting: {} }, lastState: {} };
  const before = beforeLast ? terminated(context, beforeLast) : {};
  if (!horizon.reached(last.endMs)) {
    return {
      state: { running: { startedAt: timestamp(last.startMs) } },
      lastState: before,
    };
  }
  const backsOff = horizon.reached(
    last.endMs + shownTerminatedMs(context, last),
  );
  if (
    backsOff &&
    last.backOffMs !== Infinity &&
    last.backOffMs > backOffMs(0)
  ) {
    return {
      state: crashLoopState(context, last),
      lastState: terminated(context, last),
    };
  }
  if (plan.behaviour.type === 'startError') {
    const { message } = plan.behaviour;
    return {
      state: { waiting: { reason: 'RunContainerError', message } },
      lastState: terminated(context, last),
    };
  }
  return { state: terminated(context, last), lastState: before };
}

function statusOf(
  context: ContainerContext,
  played: Played,
  state: State,
  lastState: State,
): Readonly<Record<string, unknown>> {
  const { plan } = context;
  const { last } = played;
  const completed =
    context.isInit && 'terminated' in state && state.terminated.exitCode === 0;
  return {
    name: plan.name,
    state,
    lastState,
    ready: played.isReady || completed,
    restartCount: last?.attempt ?? 0,
    image: plan.image,
    imageID: last
      ? `${plan.image.replace(/:[^:/]*$/, '')}@sha256:${digest(
          'image',
          plan.image,
        )}`
      : '',
    ...(last ? { containerID: containerId(context, last) } : {}),
    started: 'running' in state,
    ...(plan.spec.resources && last ? { resources: plan.spec.resources } : {}),
  };
}

const NO_RUNS: Played = {
  last: undefined,
  beforeLast: undefined,
  readinessChangedMs: undefined,
  isReady: false,
};

/** A container that the kubelet keeps trying to create. */
function neverStarts(context: ContainerContext): State | undefined {
  const { plan, horizon, events, startMs } = context;
  const { behaviour } = plan;
  const path = fieldPath(context);
  const recur = (type: 'Normal' | 'Warning', reason: string, message: string) =>
    events.every(SYNC_INTERVAL_MS, startMs, Infinity, {
      type,
      reason,
      message,
      fieldPath: path,
    });
  switch (behaviour.type) {
    case 'configError':
      recur(
        'Normal',
        'Pulled',
        `Container image "${plan.image}" already present on machine`,
      );
      recur('Warning', 'Failed', `Error: ${behaviour.message}`);
      return {
        waiting: {
          reason: 'CreateContainerConfigError',
          message: behaviour.message,
        },
      };
    case 'invalidImageName':
      recur('Warning', 'InspectFailed', behaviour.message);
      recur('Warning', 'Failed', 'Error: InvalidImageName');
      return {
        waiting: { reason: 'InvalidImageName', message: behaviour.message },
      };
    case 'pullError':
      return horizon.reached(startMs)
        ? pullState(context, behaviour.message)
        : { waiting: {} };
    default:
      return undefined;
  }
}

/** Tries, fails, waits ever longer. */
function pullState(context: ContainerContext, message: string): State {
  const { plan, horizon, events } = context;
  const path = fieldPath(context);
  const pull = {
    type: 'Normal',
    reason: 'Pulling',
    message: `Pulling image "${plan.image}"`,
    fieldPath: path,
  } as const;
  const failed = (text: string) =>
    ({
      type: 'Warning',
      reason: 'Failed',
      message: text,
      fieldPath: path,
    } as const);
  let attemptMs = context.startMs;
  let reason = 'ContainerCreating';
  for (let attempt = 1; horizon.reached(attemptMs); attempt++) {
    events.at(attemptMs, pull);
    const failedMs = attemptMs + 900;
    if (!horizon.reached(failedMs)) break;
    events.at(
      failedMs,
      failed(`Failed to pull image "${plan.image}": ${message}`),
    );
    events.at(failedMs, failed('Error: ErrImagePull'));
    reason = 'ErrImagePull';
    const nextMs = failedMs + backOffMs(attempt);
    const backsOffMs = failedMs + 4_000;
    events.every(SYNC_INTERVAL_MS, backsOffMs, nextMs, {
      type: 'Normal',
      reason: 'BackOff',
      message: `Back-off pulling image "${plan.image}"`,
      fieldPath: path,
    });
    events.every(
      SYNC_INTERVAL_MS,
      backsOffMs,
      nextMs,
      failed('Error: ImagePullBackOff'),
    );
    if (horizon.reached(backsOffMs)) reason = 'ImagePullBackOff';
    attemptMs = nextMs;
  }
  if (reason === 'ContainerCreating') return { waiting: { reason } };
  return {
    waiting: {
      reason,
      message:
        reason === 'ErrImagePull'
          ? message
          : `Back-off pulling image "${plan.image}": ErrImagePull: ${message}`,
    },
  };
}

/** The state of a container at one moment, and through its horizon and tally when that ends and what was said of it. */
export function containerLife(context: ContainerContext): ContainerLife {
  const stuck = neverStarts(context);
  const played = stuck ? NO_RUNS : play(context);
  const { state, lastState } = stuck
    ? { state: stuck, lastState: {} }
    : statesOf(context, played);
  const { last, beforeLast } = played;
  const isOver =
    last !== undefined && 'terminated' in state && last.backOffMs === Infinity;
  const isBackingOff = last !== undefined && 'waiting' in state;
  return {
    status: statusOf(context, played, state, lastState),
    isReady: played.isReady,
    readinessChangedMs: played.readinessChangedMs,
    isWaitingForFirstRun: last === undefined,
    finished: isOver
      ? { exitCode: last.exitCode, atMs: last.endMs }
      : undefined,
    current: last,
    previous: isBackingOff ? last : beforeLast,
  };
}
