import {
  ClusterReason,
  ClusterReasonCode,
  isOutOfSight,
  podProblem,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

/** A cluster whose pods are unknown, and why. */
export interface UnreadCluster {
  readonly name: string;
  /** Display name. */
  readonly title: string;
  /** RFC 3339; absent where only the pods of the cluster cannot be read. */
  readonly since?: string;
  readonly reason: ClusterReason;
  /** The root cause, also behind an open circuit breaker. */
  readonly code: ClusterReasonCode;
  /** Pods that were seen before. */
  readonly pods: number;
}

/** Network problems, rather than refusals. */
const UNREACHABLE: ReadonlySet<ClusterReasonCode> = new Set<ClusterReasonCode>([
  'dns',
  'unreachable',
  'tls',
  'timeout',
  'server-error',
  'malformed',
  'api-absent',
  'open-circuit',
]);

/** Whether the cluster is unreachable for every client, not just for Backstage. */
export function isUnreachable({ code }: UnreadCluster): boolean {
  return UNREACHABLE.has(code);
}

/** The clusters whose pods are unknown, in the order of the clusters. */
export function unreadClusters(
  clusters: readonly ServiceCluster[],
): readonly UnreadCluster[] {
  return clusters.filter(isOutOfSight).flatMap(cluster => {
    const { head, pods, state } = cluster;
    const trouble = 'reason' in state ? state : podProblem(cluster);
    if (!trouble) return [];
    const { reason } = trouble;
    return [
      {
        name: head.name,
        title: head.title ?? head.name,
        ...('reason' in state && { since: state.since }),
        reason,
        code: reason.cause ?? reason.code,
        pods: pods.length,
      },
    ];
  });
}

/**
 * Seconds until a cluster is asked again; undefined where that is unknown.
 *
 * @param now - Milliseconds since 1970, by the backend's clock
 */
export function secondsToRetry(
  { retry }: ClusterReason,
  now: number,
): number | undefined {
  if (!retry) return undefined;
  const past = now - Date.parse(retry.from);
  if (Number.isNaN(past)) return undefined;
  const restMs = retry.everyMs - (Math.max(0, past) % retry.everyMs);
  return Math.ceil(restMs / 1_000);
}
