import {
  needsAttention,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { supersededIn, toldBy } from './findingRows';
import { worstObjectState } from './objectState';
import { customResourceSign } from './otherObjects';
import { ResourceHealth } from './serviceHealth';

/** Sums up the custom resources of all clusters. */
export function assessResources(
  clusters: readonly ServiceCluster[],
): ResourceHealth {
  const found = clusters.flatMap(cluster => {
    const { objects, findings } = cluster;
    const isPast = supersededIn(cluster);
    const resources = objects.filter(row => row.customResource && !isPast(row));
    // The headline leaves out a finding that only informs.
    const isTold = toldBy(
      resources.length === 0 ? [] : findings.filter(needsAttention),
    );
    return resources.map(row => {
      const sign = row.customResource && customResourceSign(row.customResource);
      return { sign, isUntold: sign === 'failing' && !isTold(row) };
    });
  });
  return {
    total: found.length,
    unexplained: found.filter(({ isUntold }) => isUntold).length,
    state: worstObjectState(found.map(({ sign }) => sign)),
  };
}
