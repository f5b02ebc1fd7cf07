import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';

/**
 * When Jobs that stand for themselves began and ended, as a migration before a
 * rollout.
 *
 * @internal
 */
export function jobMoments({ workloads }: ServiceCluster): readonly Moment[] {
  return workloads.flatMap(({ kind, namespace, name, job }) => {
    if (!job) return [];
    const about = { type: 'object' as const, kind, namespace, name };
    const at = (
      time: string | undefined,
      outcome: 'started' | 'complete' | 'failed',
    ): readonly Moment[] =>
      time === undefined
        ? []
        : [{ time, group: outcome, about, fact: { kind: 'job', outcome } }];
    const { state, startedAt, finishedAt } = job;
    const hasEnded = state === 'complete' || state === 'failed';
    return hasEnded ? at(finishedAt, state) : at(startedAt, 'started');
  });
}
