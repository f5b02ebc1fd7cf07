import {
  ContainerStatus,
  ContainerStateTerminated,
  Pod,
  isConditionTrue,
  isPodReady,
} from '../model';
import { shortDuration } from './duration';

/**
 * What `kubectl get pods` prints for one pod.
 *
 * @public
 */
export interface PodStatusText {
  /** The STATUS column. */
  readonly status: string;
  /** First number of the READY column. */
  readonly readyContainers: number;
  /** Second number of the READY column; native sidecars count, init containers do not. */
  readonly totalContainers: number;
  readonly restarts: number;
  /** RFC 3339; end of the last run that ended before the current one. */
  readonly lastRestartAt?: string;
  /** The RESTARTS column, e.g. `3 (36s ago)`. */
  readonly restartsText: string;
}

interface Tally {
  restarts: number;
  lastRestartAt: string | undefined;
}

interface Walk {
  reason: string;
  readyContainers: number;
}

function addRestarts(tally: Tally, container: ContainerStatus): void {
  tally.restarts += container.restartCount;
  const finishedAt = container.lastState.terminated?.finishedAt;
  if (
    finishedAt &&
    (tally.lastRestartAt === undefined ||
      Date.parse(finishedAt) > Date.parse(tally.lastRestartAt))
  ) {
    tally.lastRestartAt = finishedAt;
  }
}

/** The API omits an empty reason; kubectl then prints the signal, or the exit code. */
function terminatedText(terminated: ContainerStateTerminated): string {
  if (terminated.reason) return terminated.reason;
  return terminated.signal
    ? `Signal:${terminated.signal}`
    : `ExitCode:${terminated.exitCode}`;
}

function initReason(
  container: ContainerStatus,
  index: number,
  total: number,
): string {
  const { terminated, waiting } = container.state;
  if (terminated) return `Init:${terminatedText(terminated)}`;
  if (waiting?.reason && waiting.reason !== 'PodInitializing') {
    return `Init:${waiting.reason}`;
  }
  return `Init:${index}/${total}`;
}

interface InitWalk {
  readonly initializing: boolean;
  /** Of all init containers up to the one that blocks. */
  readonly all: Tally;
  /** Only of native sidecars. */
  readonly sidecars: Tally;
}

/** Init containers run in order, so the first unfinished one decides. */
function walkInitContainers(
  pod: Pod,
  sidecarNames: ReadonlySet<string>,
  walk: Walk,
): InitWalk {
  const all: Tally = { restarts: 0, lastRestartAt: undefined };
  const sidecars: Tally = { restarts: 0, lastRestartAt: undefined };
  const statuses = pod.status.initContainerStatuses;
  for (const [index, container] of statuses.entries()) {
    const isSidecar = sidecarNames.has(container.name);
    addRestarts(all, container);
    if (isSidecar) addRestarts(sidecars, container);
    if (container.state.terminated?.exitCode === 0) continue;
    if (isSidecar && container.started) {
      if (container.ready) walk.readyContainers += 1;
      continue;
    }
    walk.reason = initReason(container, index, pod.spec.initContainers.length);
    return { initializing: true, all, sidecars };
  }
  return { initializing: false, all, sidecars };
}

/** From last to first, so that the first container decides. */
function walkContainers(pod: Pod, walk: Walk, tally: Tally): void {
  let hasRunning = false;
  let errorReason: string | undefined;
  for (const container of [...pod.status.containerStatuses].reverse()) {
    const { waiting, terminated, running } = container.state;
    addRestarts(tally, container);
    if (waiting?.reason) {
      walk.reason = waiting.reason;
    } else if (terminated) {
      walk.reason = terminatedText(terminated);
      if (terminated.exitCode !== 0) errorReason = walk.reason;
    } else if (container.ready && running) {
      hasRunning = true;
      walk.readyContainers += 1;
    }
  }
  if (walk.reason !== 'Completed') return;
  if (hasRunning && isPodReady(pod)) walk.reason = 'Running';
  else if (errorReason) walk.reason = errorReason;
  else if (hasRunning) walk.reason = 'NotReady';
}

function isTerminal(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

function initialReason(pod: Pod): string {
  const isGated = pod.status.conditions.some(
    condition =>
      condition.type === 'PodScheduled' &&
      condition.reason === 'SchedulingGated',
  );
  if (isGated) return 'SchedulingGated';
  return pod.status.reason ?? pod.status.phase ?? '';
}

/**
 * STATUS, READY and RESTARTS of a pod, equal to what kubectl 1.32 and newer
 * print (`printPod` of the API server; 1.36 where the versions differ: a
 * container that ended with an error is not hidden behind one that completed,
 * and a pod in a terminal phase is not `Terminating`).
 *
 * @param now - for the age inside RESTARTS.
 * @public
 */
export function podStatus(pod: Pod, now: Date): PodStatusText {
  const sidecarNames = new Set(
    pod.spec.initContainers
      .filter(container => container.restartPolicy === 'Always')
      .map(container => container.name),
  );
  const walk: Walk = { reason: initialReason(pod), readyContainers: 0 };
  const init = walkInitContainers(pod, sidecarNames, walk);
  let tally = init.all;
  if (!init.initializing || isConditionTrue(pod, 'Initialized')) {
    tally = init.sidecars;
    walkContainers(pod, walk, tally);
  }
  if (pod.metadata.deletionTimestamp) {
    if (pod.status.reason === 'NodeLost') walk.reason = 'Unknown';
    else if (!isTerminal(pod)) walk.reason = 'Terminating';
  }
  const age =
    tally.restarts > 0 && tally.lastRestartAt
      ? ` (${shortDuration(
          now.getTime() - Date.parse(tally.lastRestartAt),
        )} ago)`
      : '';
  return {
    status: walk.reason,
    readyContainers: walk.readyContainers,
    totalContainers: pod.spec.containers.length + sidecarNames.size,
    restarts: tally.restarts,
    ...(tally.lastRestartAt && { lastRestartAt: tally.lastRestartAt }),
    restartsText: `${tally.restarts}${age}`,
  };
}
