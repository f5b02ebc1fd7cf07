import type { ServiceCluster } from '../wire/reduceService';
import type { PodRow } from '../wire/podTypes';
import { Moment, timeBefore } from './moments';

/**
 * The last restart of each pod: Kubernetes keeps only that one's time.
 *
 * @internal
 */
export function restartMoments({ pods }: ServiceCluster): readonly Moment[] {
  return pods
    .filter(({ restarts, lastRestartAt }) => restarts > 0 && lastRestartAt)
    .map(pod => {
      const exitCode = lastExitCode(pod);
      return {
        time: pod.lastRestartAt,
        group: workloadKey(pod),
        about: aboutPod(pod),
        fact: {
          kind: 'restart' as const,
          ...(exitCode !== undefined && { exitCode }),
        },
      };
    });
}

/**
 * How often the pods that restarted since a moment had restarted before: times
 * that Kubernetes has forgotten.
 *
 * @param span - milliseconds since 1970
 * @internal
 */
export function untimedRestarts(
  { pods }: ServiceCluster,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  return pods.reduce((sum, { restarts, lastRestartAt }) => {
    const at = timeBefore(to, lastRestartAt);
    return at === undefined || at < from
      ? sum
      : sum + Math.max(0, restarts - 1);
  }, 0);
}

/** Of its only container that restarted; of several, nobody knows whose restart was the last. */
function lastExitCode({ containers }: PodRow): number | undefined {
  const restarted = containers.filter(({ restarts }) => restarts > 0);
  return restarted.length === 1 ? restarted[0].exitCode : undefined;
}

/** @internal */
export function workloadKey({ namespace, workload, name }: PodRow): string {
  const { kind, name: owner } = workload ?? { kind: 'Pod', name };
  return `${kind}/${namespace}/${owner}`;
}

/** @internal */
export function aboutPod({ namespace, name }: PodRow): Moment['about'] {
  return { type: 'pod', kind: 'Pod', namespace, name };
}
