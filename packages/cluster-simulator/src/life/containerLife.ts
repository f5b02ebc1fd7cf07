import {
  aContainerStatus,
  crashLoopState,
  endedState,
  RawContainerState,
  RawContainerStatus,
  runningState,
  startErrorState,
  waitingState,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { digest, timestamp } from '@podlight/fake-kubernetes-api-server';
import {
  ContainerContext,
  PULL_MS,
  shownTerminatedMs,
} from './containerContext';
import { countBackOff, countProbe, countStart } from './kubeletEvents';
import { neverStarts } from './neverStarts';
import { backOffMs, Run, generateRuns } from './runs';

export interface ContainerLife {
  /** Its entry in the pod's containerStatuses. */
  readonly status: RawContainerStatus;
  readonly isReady: boolean;
  /** When readiness last changed; undefined when it never did. */
  readonly readinessChangedMs: number | undefined;
  readonly isWaitingForFirstRun: boolean;
  /** Set when it has terminated and is not restarted. */
  readonly finished:
    | { readonly exitCode: number; readonly atMs: number }
    | undefined;
  /** The runs that `logs` and `logs --previous` read from. */
  readonly current: Run | undefined;
  readonly previous: Run | undefined;
}

function containerId(context: ContainerContext, run: Run): string {
  return `containerd://${digest(
    context.pod.uid,
    context.plan.name,
    run.attempt,
  )}`;
}

function terminated(context: ContainerContext, run: Run): RawContainerState {
  const { behaviour } = context.plan;
  const ended = {
    finishedAt: timestamp(run.endMs),
    containerID: containerId(context, run),
  };
  if (behaviour.type === 'startError') {
    return startErrorState({ message: behaviour.message, ...ended });
  }
  return endedState({
    exitCode: run.exitCode,
    ...(behaviour.type === 'exits' && { reason: behaviour.reason }),
    startedAt: timestamp(run.startMs),
    ...ended,
  });
}

/** When the container becomes ready within a run; Infinity for never. */
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

interface RunHistory {
  readonly last: Run | undefined;
  readonly beforeLast: Run | undefined;
  readonly readinessChangedMs: number | undefined;
  readonly isReady: boolean;
}

/** Replays all runs up to now and counts their events. */
function replayRuns(context: ContainerContext): RunHistory {
  const { plan, startMs, restartPolicy, tracker, pod } = context;
  let last: Run | undefined;
  let beforeLast: Run | undefined;
  let readinessChangedMs: number | undefined;
  let isReady = false;
  const firstStartMs = startMs + (plan.isImagePresent ? 500 : PULL_MS);
  for (const run of generateRuns(
    plan.behaviour,
    firstStartMs,
    restartPolicy,
    `${pod.uid}/${plan.name}`,
  )) {
    if (!tracker.reached(run.startMs)) break;
    beforeLast = last;
    last = run;
    countStart(context, run);
    countProbe(context, run);
    const readyMs = readyFromMs(context, run);
    const unreadyMs = readyUntilMs(context, run);
    isReady = false;
    if (readyMs < unreadyMs && tracker.reached(readyMs)) {
      isReady = !tracker.reached(unreadyMs);
      readinessChangedMs = isReady ? readyMs : unreadyMs;
    }
    if (!tracker.reached(run.endMs)) break;
    countBackOff(context, run);
  }
  return { last, beforeLast, readinessChangedMs, isReady };
}

function containerStates(
  context: ContainerContext,
  { last, beforeLast }: RunHistory,
): { state: RawContainerState; lastState: RawContainerState } {
  const { tracker, plan } = context;
  if (!last) return { state: waitingState(), lastState: {} };
  const before = beforeLast ? terminated(context, beforeLast) : {};
  if (!tracker.reached(last.endMs)) {
    return {
      state: runningState(timestamp(last.startMs)),
      lastState: before,
    };
  }
  const backsOff = tracker.reached(
    last.endMs + shownTerminatedMs(context, last),
  );
  if (
    backsOff &&
    last.backOffMs !== Infinity &&
    last.backOffMs > backOffMs(0)
  ) {
    return {
      state: crashLoopState(
        plan.name,
        context.pod,
        Math.round(last.backOffMs / 1000),
      ),
      lastState: terminated(context, last),
    };
  }
  if (plan.behaviour.type === 'startError') {
    const { message } = plan.behaviour;
    return {
      state: waitingState('RunContainerError', message),
      lastState: terminated(context, last),
    };
  }
  return { state: terminated(context, last), lastState: before };
}

function containerStatus(
  context: ContainerContext,
  played: RunHistory,
  state: RawContainerState,
  lastState: RawContainerState,
): RawContainerStatus {
  const { plan } = context;
  const { last } = played;
  const completed = context.isInit && state.terminated?.exitCode === 0;
  return aContainerStatus(plan, state, {
    lastState,
    ready: played.isReady || completed,
    restartCount: last?.attempt ?? 0,
    ...(last && {
      imageID: `${plan.image.replace(/:[^:/]*$/, '')}@sha256:${digest(
        'image',
        plan.image,
      )}`,
      containerID: containerId(context, last),
      ...(plan.spec.resources && { resources: plan.spec.resources }),
    }),
  });
}

const NO_RUNS: RunHistory = {
  last: undefined,
  beforeLast: undefined,
  readinessChangedMs: undefined,
  isReady: false,
};

/** The state of a container at one moment, with its next change in the tracker and its events in the tally. */
export function containerLife(context: ContainerContext): ContainerLife {
  const stuck = neverStarts(context);
  const played = stuck ? NO_RUNS : replayRuns(context);
  const { state, lastState } = stuck
    ? { state: stuck, lastState: {} }
    : containerStates(context, played);
  const { last, beforeLast } = played;
  const isOver =
    last !== undefined &&
    state.terminated !== undefined &&
    last.backOffMs === Infinity;
  const isBackingOff = last !== undefined && state.waiting !== undefined;
  return {
    status: containerStatus(context, played, state, lastState),
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
