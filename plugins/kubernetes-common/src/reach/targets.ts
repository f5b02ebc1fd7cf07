import { Pod } from '../model';

/** What is known of the pods that a Service selects. */
export interface Targets {
  /** Pods that get requests. */
  readonly ready: number;
  /** The number of them that declare a port of that name. */
  readonly byPortName: ReadonlyMap<string, number>;
  readonly isStarting: boolean;
  /** Whether policies may keep requests from all of them. */
  readonly isBlocked: boolean;
}

export function isReady({ status }: Pod): boolean {
  return status.conditions.some(
    ({ type, status: value }) => type === 'Ready' && value === 'True',
  );
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
