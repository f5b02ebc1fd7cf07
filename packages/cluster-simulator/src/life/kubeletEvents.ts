import { Behaviour } from './behaviour';
import {
  ContainerContext,
  fieldPath,
  PULL_MS,
  shownTerminatedMs,
  SYNC_INTERVAL_MS,
} from './containerContext';
import { Run } from './runs';

/** The grace period after SIGTERM. */
const GRACE_MS = 30_000;

/** The kubelet's events when it starts a container. */
export function countStart(context: ContainerContext, run: Run): void {
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

/** The kubelet's events of a probe that fails during a run. */
export function countProbe(context: ContainerContext, run: Run): void {
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

/** The kubelet's events while it backs off. */
export function countBackOff(context: ContainerContext, run: Run): void {
  if (run.backOffMs === Infinity) return;
  const fromMs = run.endMs + shownTerminatedMs(context, run);
  const { pod, plan, events } = context;
  events.every(SYNC_INTERVAL_MS, fromMs, run.endMs + run.backOffMs, {
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container ${plan.name} in pod ${pod.name}_${pod.namespace}(${pod.uid})`,
    fieldPath: fieldPath(context),
  });
}
