import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';

/**
 * When each autoscaler last changed a number of replicas. Replicas that were set
 * by hand leave no time behind.
 *
 * @internal
 */
export function scalingMoments({ objects }: ServiceCluster): readonly Moment[] {
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
