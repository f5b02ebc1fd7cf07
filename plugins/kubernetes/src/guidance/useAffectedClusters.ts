import {
  contextName,
  Finding,
  ManagerRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { findingClusters, WorkloadOwnership } from '../service';
import { useGuidance, workloadKey } from './GuidanceContext';
import { useOwnContexts } from './useContextName';

/** A cluster that a finding is in, as far as commands need to know it. */
export interface AffectedCluster {
  readonly name: string;
  /** In the reader's kubeconfig; undefined where that is unknown. */
  readonly context: string | undefined;
  /** The workload of the finding has an older revision there. */
  readonly canUndo: boolean;
  /** What applies the manifest of the workload there. */
  readonly managedBy: ManagerRow | undefined;
  /** What else undoes changes made to it by hand there. */
  readonly ownership?: WorkloadOwnership;
}

/** The clusters that a finding is in; undefined where nothing is known of clusters. */
export function useAffectedClusters(
  finding: Finding,
): readonly AffectedCluster[] | undefined {
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
