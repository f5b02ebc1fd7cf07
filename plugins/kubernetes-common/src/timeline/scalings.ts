import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';

/**
 * When each autoscaler last changed a number of replicas, and when somebody else did.
 *
 * @internal
 */
export function scalingMoments(cluster: ServiceCluster): readonly Moment[] {
  return [...byAutoscalers(cluster), ...byOthers(cluster)];
}

function byAutoscalers({ objects }: ServiceCluster): readonly Moment[] {
  return objects.flatMap(({ namespace, autoscaler }) =>
    autoscaler?.lastScaledAt === undefined
      ? []
      : [
          {
            time: autoscaler.lastScaledAt,
            about: {
              type: 'object' as const,
              ...autoscaler.target,
              namespace,
            },
            fact: { kind: 'scaling' as const, isAutoscaler: true },
          },
        ],
  );
}

function byOthers({ workloads }: ServiceCluster): readonly Moment[] {
  return workloads.flatMap(({ kind, namespace, name, lastScale }) =>
    lastScale
      ? [
          {
            time: lastScale.at,
            about: { type: 'object' as const, kind, namespace, name },
            fact: {
              kind: 'scaling' as const,
              isAutoscaler: false,
              ...(lastScale.by !== undefined && { by: lastScale.by }),
            },
          },
        ]
      : [],
  );
}
