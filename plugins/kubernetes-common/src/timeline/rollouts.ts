import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';

/**
 * The newest rollout of each workload.
 *
 * @internal
 */
export function rolloutMoments({
  workloads,
}: ServiceCluster): readonly Moment[] {
  return workloads.flatMap(({ kind, namespace, name, lastRollout: rollout }) =>
    rollout
      ? [
          {
            time: rollout.at,
            about: { type: 'object' as const, kind, namespace, name },
            fact: { kind: 'rollout' as const, rollout },
          },
        ]
      : [],
  );
}
