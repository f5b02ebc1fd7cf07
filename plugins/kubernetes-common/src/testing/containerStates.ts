import { RawContainerState } from './raw';

/** The kubelet's back-off: ten seconds, doubled after each run, five minutes at most. */
const FIRST_DELAY_SECONDS = 10;
const MAX_DELAY_SECONDS = 300;
/** Beyond this, the delay is at its maximum. */
const MAX_DOUBLINGS = 10;

/**
 * The kubelet's delay after this many failed runs.
 *
 * @public
 */
export function backOffSeconds(failures: number): number {
  const doublings = Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS);
  return Math.min(FIRST_DELAY_SECONDS * 2 ** doublings, MAX_DELAY_SECONDS);
}

/**
 * Whole seconds as Go writes a duration: `10s`, `1m20s`, `5m0s`.
 *
 * @public
 */
export function goDuration(seconds: number): string {
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

/**
 * The container runs.
 *
 * @public
 */
export function runningState(startedAt: string): RawContainerState {
  return { running: { startedAt } };
}

/**
 * The kubelet waits; without a reason, the container was created but isn't
 * running yet.
 *
 * @public
 */
export function waitingState(
  reason?: string,
  message?: string,
): RawContainerState {
  return {
    waiting: { ...(reason && { reason }), ...(message && { message }) },
  };
}

/**
 * An ended run, with containerd's reason by default.
 *
 * @public
 */
export function endedState(run: {
  exitCode: number;
  reason?: string;
  message?: string;
  startedAt: string;
  finishedAt: string;
  containerID: string;
}): RawContainerState {
  const { exitCode, reason, message, ...rest } = run;
  return {
    terminated: {
      exitCode,
      reason: reason ?? (exitCode === 0 ? 'Completed' : 'Error'),
      ...(message && { message }),
      ...rest,
    },
  };
}

/**
 * A process that containerd could not start: there was no run.
 *
 * @public
 */
export function startErrorState(run: {
  message: string;
  finishedAt: string;
  containerID: string;
}): RawContainerState {
  return endedState({
    exitCode: 128,
    reason: 'StartError',
    startedAt: '1970-01-01T00:00:00Z',
    ...run,
  });
}

/**
 * The kubelet holds back the next run.
 *
 * @public
 */
export function crashLoopState(
  container: string,
  pod: { name: string; namespace?: string; uid: string },
  delaySeconds: number,
): RawContainerState {
  const delay = goDuration(delaySeconds);
  const name = `${pod.name}_${pod.namespace}(${pod.uid})`;
  return waitingState(
    'CrashLoopBackOff',
    `back-off ${delay} restarting failed container=${container} pod=${name}`,
  );
}

/**
 * The kubelet holds back the next pull, with the message of 1.32 or newer.
 *
 * @public
 */
export function imagePullBackOffState(
  image: string,
  error: string,
): RawContainerState {
  return waitingState(
    'ImagePullBackOff',
    `Back-off pulling image "${image}": ErrImagePull: ${error}`,
  );
}
