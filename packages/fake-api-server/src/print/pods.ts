import {
  at,
  KubernetesObject,
  listAt,
  numberAt,
  recordAt,
  textAt,
  timeAt,
} from '../kube/object';
import { Cell, columns, Printer } from './columns';
import { humanDuration } from './duration';

interface Progress {
  reason: string;
  ready: number;
  total: number;
  restarts: number;
  lastRestartMs: number | undefined;
}

function conditionIsTrue(pod: KubernetesObject, type: string): boolean {
  return listAt(pod, 'status', 'conditions').some(
    condition =>
      at(condition, 'type') === type && at(condition, 'status') === 'True',
  );
}

function isSidecar(pod: KubernetesObject, name: string | undefined): boolean {
  return listAt(pod, 'spec', 'initContainers').some(
    container =>
      at(container, 'name') === name &&
      at(container, 'restartPolicy') === 'Always',
  );
}

function terminatedReason(terminated: unknown, prefix: string): string {
  const reason = textAt(terminated, 'reason');
  if (reason) return `${prefix}${reason}`;
  const signal = numberAt(terminated, 'signal') ?? 0;
  return signal !== 0
    ? `${prefix}Signal:${signal}`
    : `${prefix}ExitCode:${numberAt(terminated, 'exitCode') ?? 0}`;
}

function countRestarts(progress: Progress, status: unknown): void {
  progress.restarts += numberAt(status, 'restartCount') ?? 0;
  const finishedMs = timeAt(status, 'lastState', 'terminated', 'finishedAt');
  if (finishedMs !== undefined && finishedMs > (progress.lastRestartMs ?? 0)) {
    progress.lastRestartMs = finishedMs;
  }
}

/** The STATUS of a pod that an init container still blocks; undefined when none does. */
function readInitContainers(
  pod: KubernetesObject,
  progress: Progress,
): boolean {
  const statuses = listAt(pod, 'status', 'initContainerStatuses');
  const total = listAt(pod, 'spec', 'initContainers').length;
  for (const [index, status] of statuses.entries()) {
    countRestarts(progress, status);
    const terminated = at(status, 'state', 'terminated');
    if (terminated && numberAt(terminated, 'exitCode') === 0) continue;
    if (
      isSidecar(pod, textAt(status, 'name')) &&
      at(status, 'started') === true
    ) {
      if (at(status, 'ready') === true) progress.ready += 1;
      continue;
    }
    const waiting = textAt(status, 'state', 'waiting', 'reason');
    if (terminated) {
      progress.reason = terminatedReason(terminated, 'Init:');
    } else if (waiting && waiting !== 'PodInitializing') {
      progress.reason = `Init:${waiting}`;
    } else {
      progress.reason = `Init:${index}/${total}`;
    }
    return true;
  }
  return false;
}

function readContainers(pod: KubernetesObject, progress: Progress): void {
  let hasRunning = false;
  for (const status of [
    ...listAt(pod, 'status', 'containerStatuses'),
  ].reverse()) {
    countRestarts(progress, status);
    const waiting = textAt(status, 'state', 'waiting', 'reason');
    const terminated = at(status, 'state', 'terminated');
    if (waiting) {
      progress.reason = waiting;
    } else if (terminated) {
      progress.reason = terminatedReason(terminated, '');
    } else if (at(status, 'ready') === true && at(status, 'state', 'running')) {
      hasRunning = true;
      progress.ready += 1;
    }
  }
  if (progress.reason === 'Completed' && hasRunning) {
    progress.reason = conditionIsTrue(pod, 'Ready') ? 'Running' : 'NotReady';
  }
}

function initProgress(pod: KubernetesObject): Progress {
  const sidecars = listAt(pod, 'spec', 'initContainers').filter(
    container => at(container, 'restartPolicy') === 'Always',
  );
  const progress: Progress = {
    reason:
      textAt(pod, 'status', 'reason') ??
      textAt(pod, 'status', 'phase') ??
      'Unknown',
    ready: 0,
    total: listAt(pod, 'spec', 'containers').length + sidecars.length,
    restarts: 0,
    lastRestartMs: undefined,
  };
  const gated = listAt(pod, 'status', 'conditions').some(
    c =>
      at(c, 'type') === 'PodScheduled' && at(c, 'reason') === 'SchedulingGated',
  );
  if (gated) progress.reason = 'SchedulingGated';
  const initializing = readInitContainers(pod, progress);
  if (!initializing || conditionIsTrue(pod, 'Initialized'))
    readContainers(pod, progress);
  if (pod.metadata.deletionTimestamp) {
    const finished = ['Failed', 'Succeeded'].includes(
      textAt(pod, 'status', 'phase') ?? '',
    );
    if (textAt(pod, 'status', 'reason') === 'NodeLost')
      progress.reason = 'Unknown';
    else if (!finished) progress.reason = 'Terminating';
  }
  return progress;
}

function readinessGates(pod: KubernetesObject): string {
  const gates = listAt(pod, 'spec', 'readinessGates');
  if (gates.length === 0) return '<none>';
  const passed = gates.filter(gate =>
    conditionIsTrue(pod, textAt(gate, 'conditionType') ?? ''),
  );
  return `${passed.length}/${gates.length}`;
}

export const podPrinter: Printer = {
  columns: columns(
    'Name,Ready,Status,Restarts,Age | IP,Node,Nominated Node,Readiness Gates',
  ),
  row(pod, nowMs): readonly Cell[] {
    const progress = initProgress(pod);
    const restarts =
      progress.restarts > 0 && progress.lastRestartMs !== undefined
        ? `${progress.restarts} (${humanDuration(
            nowMs - progress.lastRestartMs,
          )} ago)`
        : String(progress.restarts);
    return [
      pod.metadata.name,
      `${progress.ready}/${progress.total}`,
      progress.reason,
      restarts,
      humanDuration(
        nowMs - (timeAt(pod.metadata, 'creationTimestamp') ?? nowMs),
      ),
      textAt(recordAt(pod, 'status'), 'podIP') ?? '<none>',
      textAt(pod, 'spec', 'nodeName') ?? '<none>',
      textAt(pod, 'status', 'nominatedNodeName') ?? '<none>',
      readinessGates(pod),
    ];
  },
};
