import { findCondition, Pod } from '../model';

/** What is known of the pods that a Service selects. */
export interface Targets {
  /** Pods that get requests. */
  readonly ready: number;
  /** The number of them that declare a port of that name. */
  readonly byPortName: ReadonlyMap<string, number>;
  readonly isStarting: boolean;
  /** Whether one of them has been ready for so long that everybody should know. */
  readonly isSettled: boolean;
  /** Whether policies may keep requests from all of them. */
  readonly isBlocked: boolean;
}

/** Whether a ready pod was ready that many seconds ago, too. */
export function hasBeenReady(
  pod: Pod,
  seconds: number,
  nowMs: number,
): boolean {
  const ready = findCondition(pod, 'Ready');
  const since = Date.parse(ready?.lastTransitionTime ?? '');
  return nowMs - since >= seconds * 1_000;
}

/** Counts pods by the names of their ports. */
export function countPortNames(
  pods: readonly Pod[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const pod of pods) {
    for (const name of portNames(pod)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Sidecars are init containers that keep running. */
function portNames({ spec }: Pod): ReadonlySet<string> {
  const running = [
    ...spec.containers,
    ...spec.initContainers.filter(
      ({ restartPolicy }) => restartPolicy === 'Always',
    ),
  ];
  return new Set(
    running.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? [])),
  );
}
