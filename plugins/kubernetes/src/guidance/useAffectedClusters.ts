import {
  AffectedCluster,
  contextName,
  Finding,
  findingClusters,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { WorkloadOwnership } from '../service';
import { useGuidance, workloadKey } from './GuidanceContext';
import { useOwnContexts } from './useContextName';

/** A cluster that a finding is in, with what undoes changes made by hand. */
export interface OwnedCluster extends AffectedCluster {
  /** What else than the manager undoes them. */
  readonly ownership?: WorkloadOwnership;
}

/** The clusters that a finding is in; undefined where nothing is known of clusters. */
export function useAffectedClusters(
  finding: Finding,
): readonly OwnedCluster[] | undefined {
  const clusters = useGuidance()?.clusters;
  const ownContexts = useOwnContexts(clusters);
  return useMemo(() => {
    if (!clusters) return undefined;
    const affected = findingClusters(finding);
    const key = workloadKey(finding.scope);
    return clusters
      .filter(({ head }) => affected.includes(head.name))
      .map(({ head, undoable, managers, ownership }) => ({
        name: head.name,
        context: ownContexts.get(head.name) ?? contextName(head)?.name,
        canUndo: undoable.has(key),
        managedBy: managers.get(key),
        ownership: ownership?.get(key),
      }));
  }, [clusters, finding, ownContexts]);
}
