import {
  contextName,
  Finding,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { findingClusters } from '../service';
import { useGuidance, workloadKey } from './GuidanceContext';
import { useOwnContexts } from './useContextName';

/**
 * The contexts of the clusters that a finding is in and in which its workload
 * has a revision to go back to; undefined where nothing is known of clusters.
 */
export function useUndoPlaces(
  finding: Finding,
): readonly (string | undefined)[] | undefined {
  const clusters = useGuidance()?.clusters;
  const ownContexts = useOwnContexts(clusters);
  return useMemo(() => {
    if (!clusters) return undefined;
    const affected = findingClusters(finding);
    return clusters
      .filter(
        ({ head, undoable }) =>
          affected.includes(head.name) &&
          undoable.has(workloadKey(finding.scope)),
      )
      .map(({ head }) => ownContexts.get(head.name) ?? contextName(head)?.name);
  }, [clusters, finding, ownContexts]);
}
