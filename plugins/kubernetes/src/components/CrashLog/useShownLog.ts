import {
  EntityPodRef,
  Loadable,
  usePodLogs,
} from '@podlight/backstage-plugin-kubernetes-react';
import { logFailure } from '../LogPanel';
import { LogChoice } from './useLogChoice';

/** Enough to understand a crash; the full log is a click away. */
export const TAIL_LINES = 200;

/** A log, and whether it is another run's than the one that was asked for. */
export interface ShownLog {
  readonly log: Loadable<string>;
  readonly isCurrentInstead: boolean;
}

/**
 * The log of the chosen run; the current one where the kubelet has removed the
 * run before it, as it does for a moment around each restart. The reader came
 * for a log, not for a choice of runs.
 */
export function useShownLog(entityRef: string, choice: LogChoice): ShownLog {
  const { pod, container, isPrevious } = choice;
  const ref: EntityPodRef = {
    entityRef,
    cluster: pod.cluster,
    namespace: pod.row.namespace,
    name: pod.row.name,
  };
  const options = { container: container?.name, tailLines: TAIL_LINES };
  const chosen = usePodLogs(ref, { ...options, previous: isPrevious });
  const isGone =
    isPrevious &&
    chosen.phase === 'failed' &&
    logFailure(chosen.error) === 'noPrevious';
  const current = usePodLogs(isGone ? ref : undefined, {
    ...options,
    previous: false,
  });
  return isGone && current.phase !== 'failed'
    ? { log: current, isCurrentInstead: true }
    : { log: chosen, isCurrentInstead: false };
}
