import { ContainerRow } from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from './podViews';

/** A failed run of a container. */
export interface Crash {
  /** Unique, and the same while the container goes on crashing. */
  readonly key: string;
  readonly pod: PodView;
  readonly container: ContainerRow;
  /** The crash is at the end of the run before this one; else this run is over. */
  readonly isPrevious: boolean;
}

/** Finding classes that report it; the state of a container in back-off does not. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set([
  'OOMKilled',
  'ChildOOMKilled',
]);

/** Whether the kernel killed the container, which leaves no trace in its log. */
export function isOutOfMemory({ pod, container }: Crash): boolean {
  if (container.reason === 'OOMKilled') return true;
  return pod.findings.some(
    ({ class: failure, scope }) =>
      OUT_OF_MEMORY.has(failure) &&
      (scope.container ?? container.name) === container.name,
  );
}

/** After this time without another one, a restart is not recent any more. */
const NEWS_MS = 24 * 3_600_000;

/**
 * The crashes whose logs can be read: of containers that have ended with an
 * error, and of those that run again but not well, or not for long.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the pods' times
 */
export function listCrashes(
  pods: readonly PodView[],
  now: number,
): readonly Crash[] {
  return pods.flatMap(pod => {
    const { lastRestartAt, containers } = pod.row;
    const isNews =
      lastRestartAt !== undefined && now - Date.parse(lastRestartAt) < NEWS_MS;
    return containers.flatMap(container => {
      const { state, exitCode = 0, hasPreviousLog, ready, name } = container;
      const isOver = state === 'terminated' && exitCode !== 0;
      if (!isOver && !(hasPreviousLog && (!ready || isNews))) return [];
      const key = `${pod.key}/${name}`;
      return [{ key, pod, container, isPrevious: !isOver }];
    });
  });
}
