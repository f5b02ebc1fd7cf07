import { ContainerRow } from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from './podViews';

/** The end of one container's run that should not have been. */
export interface Crash {
  /** Unique, and the same while the container goes on crashing. */
  readonly key: string;
  readonly pod: PodView;
  readonly container: ContainerRow;
  /** The crash is at the end of the run before this one; else this run is over. */
  readonly isPrevious: boolean;
}

/** Classes of findings that say so; a container that waits for its restart does not. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set([
  'OOMKilled',
  'ChildOOMKilled',
]);

/** Whether the kernel has ended the container, which then writes nothing of it. */
export function isOutOfMemory({ pod, container }: Crash): boolean {
  if (container.reason === 'OOMKilled') return true;
  return pod.findings.some(
    ({ class: failure, scope }) =>
      OUT_OF_MEMORY.has(failure) &&
      (scope.container ?? container.name) === container.name,
  );
}

/** A restart is no news after this, when the container has been well since. */
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
