import { endedState } from './containerStates';
import { RawContainerState } from './raw';
import { secondsAgo } from './time';

/** @public */
export interface LastRun {
  /** The first app container when absent; init containers work too. */
  container?: string;
  exitCode?: number;
  /** `Error` for every exit code but 0 when absent. */
  reason?: string;
  message?: string;
  restarts?: number;
  /** When the run ended; 60 when absent. */
  finishedSecondsAgo?: number;
  /** How long the run lasted; 3 when absent. */
  ranSeconds?: number;
}

/** The end of a run of that container. */
export function lastRunState(
  run: LastRun,
  container: string,
): RawContainerState {
  const { exitCode = 1, finishedSecondsAgo = 60, ranSeconds = 3 } = run;
  return endedState({
    exitCode,
    ...(run.reason && { reason: run.reason }),
    ...(run.message && { message: run.message }),
    startedAt: secondsAgo(finishedSecondsAgo + ranSeconds),
    finishedAt: secondsAgo(finishedSecondsAgo),
    containerID: `containerd://${container}-0`,
  });
}
