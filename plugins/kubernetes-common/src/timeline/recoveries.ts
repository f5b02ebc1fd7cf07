import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';
import { aboutPod, workloadKey } from './restarts';

/**
 * When pods became ready again after a restart.
 *
 * @internal
 */
export function recoveryMoments({ pods }: ServiceCluster): readonly Moment[] {
  return pods
    .filter(({ readyAgainAt }) => readyAgainAt !== undefined)
    .map(pod => ({
      time: pod.readyAgainAt,
      group: workloadKey(pod),
      about: aboutPod(pod),
      fact: { kind: 'recovery' as const },
    }));
}
