import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';

/** The ordinary life of a pod, and what a bar or a restart says already. */
const ORDINARY: ReadonlySet<string> = new Set([
  'BackOff',
  'Created',
  'Killing',
  'Pulled',
  'Pulling',
  'Scheduled',
  'Started',
]);

/** Events by which the controllers tell of scaling, and whether only an autoscaler writes them. */
const SCALING: ReadonlyMap<string, boolean> = new Map([
  ['ScalingReplicaSet', false],
  ['SuccessfulRescale', true],
]);

/**
 * The events that findings quote: others are not read.
 *
 * @internal
 */
export function eventMoments({ findings }: ServiceCluster): readonly Moment[] {
  const seen = new Set<string>();
  return findings.flatMap(finding =>
    finding.evidence.flatMap(evidence => {
      if (evidence.type !== 'event' || ORDINARY.has(evidence.reason)) return [];
      const { reason, message, lastSeen } = evidence;
      const key = JSON.stringify([reason, message, lastSeen]);
      if (lastSeen === undefined || seen.has(key)) return [];
      seen.add(key);
      const isAutoscaler = SCALING.get(reason);
      return [
        {
          time: lastSeen,
          group: `${reason} ${finding.id}`,
          about: { type: 'finding' as const, finding },
          fact:
            isAutoscaler === undefined
              ? { kind: 'event' as const, reason, message }
              : { kind: 'scaling' as const, isAutoscaler },
        },
      ];
    }),
  );
}
