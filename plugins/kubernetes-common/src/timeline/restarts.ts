import type { ServiceCluster } from '../wire/reduceService';
import type { PodRow } from '../wire/types';
import { Moment } from './moments';

/**
 * The last restart of each pod: Kubernetes keeps only that one's time.
 *
 * @internal
 */
export function restartMoments({ pods }: ServiceCluster): readonly Moment[] {
  return pods
    .filter(({ restarts, lastRestartAt }) => restarts > 0 && lastRestartAt)
    .map(pod => {
      const exitCode = exitCodeOf(pod);
      return {
        time: pod.lastRestartAt,
        group: workloadOf(pod),
        about: aboutPod(pod),
        fact: {
          kind: 'restart' as const,
          ...(exitCode !== undefined && { exitCode }),
        },
      };
    });
}

/** Of its only container that restarted; of several, nobody knows whose restart was the last. */
function exitCodeOf({ containers }: PodRow): number | undefined {
  const restarted = containers.filter(({ restarts }) => restarts > 0);
  return restarted.length === 1 ? restarted[0].exitCode : undefined;
}

/** @internal */
export function workloadOf({ namespace, workload, name }: PodRow): string {
  const { kind, name: owner } = workload ?? { kind: 'Pod', name };
  return `${kind}/${namespace}/${owner}`;
}

/** @internal */
export function aboutPod({ namespace, name }: PodRow): Moment['about'] {
  return { type: 'pod', kind: 'Pod', namespace, name };
}
