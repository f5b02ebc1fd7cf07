import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { listedAsCause, notedIn, supersededIn } from './findingRows';
import { worstObjectState } from './objectState';
import { customResourceSign } from './otherObjects';
import { ResourceHealth } from './serviceHealth';

/** Sums up the custom resources of all clusters. */
export function assessResources(
  clusters: readonly ServiceCluster[],
): ResourceHealth {
  const found = clusters.flatMap(cluster => {
    const isPast = supersededIn(cluster);
    const resources = cluster.objects.filter(
      row => row.customResource && !isPast(row),
    );
    if (resources.length === 0) return [];
    const isListed = listedAsCause(cluster);
    const isNoted = notedIn(cluster);
    return resources.map(row => {
      const sign = row.customResource && customResourceSign(row.customResource);
      const isAlone = sign === 'failing' && !isListed(row);
      // Whoever made its finding a note, as a platform team can, wants no alarm.
      return isAlone && isNoted(row)
        ? { sign: undefined, isUnexplained: false }
        : { sign, isUnexplained: isAlone };
    });
  });
  return {
    total: found.length,
    unexplained: found.filter(({ isUnexplained }) => isUnexplained).length,
    state: worstObjectState(found.map(({ sign }) => sign)),
  };
}
