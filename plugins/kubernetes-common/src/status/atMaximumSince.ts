import { HorizontalPodAutoscaler } from '../model';

/**
 * When an autoscaler that is at its maximum scaled there; undefined where it does not
 * say so. The time of its condition may be older: it stays the same when the limit
 * that the condition is about changes from the minimum to the maximum.
 */
export function atMaximumSince({
  spec,
  status,
}: HorizontalPodAutoscaler): string | undefined {
  const { currentReplicas, lastScaleTime } = status;
  return currentReplicas === spec.maxReplicas ? lastScaleTime : undefined;
}
