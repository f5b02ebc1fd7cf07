import type { ServiceCluster } from '../wire/reduceService';
import { Moment } from './moments';

/**
 * The writes of ConfigMaps that findings name: others are not read.
 *
 * @internal
 */
export function configWriteMoments({
  findings,
}: ServiceCluster): readonly Moment[] {
  const seen = new Set<string>();
  return findings.flatMap(finding =>
    (finding.configWrites ?? []).flatMap(({ name, at }) => {
      const key = JSON.stringify([finding.scope.namespace, name, at]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          time: at,
          about: { type: 'finding' as const, finding },
          fact: { kind: 'configWrite' as const, name },
        },
      ];
    }),
  );
}
