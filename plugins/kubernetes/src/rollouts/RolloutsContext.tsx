import {
  ClusterWorkload,
  Finding,
  judgeRollout,
  RolloutAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { createContext, ReactNode, useContext, useMemo } from 'react';
import { ClusterView, PodView } from '../service';
import { rolledOutWorkloads } from './rolledOutWorkloads';

interface RolloutSource {
  readonly pods: readonly PodView[];
  /** Those with a rollout that may explain something. */
  readonly workloads: readonly ClusterWorkload[];
}

const RolloutsContext = createContext<RolloutSource | undefined>(undefined);

/** @internal */
export interface RolloutsProviderProps {
  readonly clusters: readonly ClusterView[];
  readonly children: ReactNode;
}

/** Provides the pods and rollouts that a failure is compared with. */
export function RolloutsProvider({
  clusters,
  children,
}: RolloutsProviderProps) {
  const value = useMemo(() => {
    const workloads = rolledOutWorkloads(clusters);
    if (workloads.length === 0) return undefined;
    // What was ready when it was last seen is no witness.
    const pods = clusters
      .flatMap(view => view.pods)
      .filter(pod => !pod.isStale);
    return { pods, workloads };
  }, [clusters]);
  return (
    <RolloutsContext.Provider value={value}>
      {children}
    </RolloutsContext.Provider>
  );
}

/** Whether a problem came with a rollout; undefined where that cannot be said. */
export function useRolloutAssessment(
  finding: Finding,
): RolloutAssessment | undefined {
  const source = useContext(RolloutsContext);
  return useMemo(
    () => source && judgeRollout(finding, source.pods, source.workloads),
    [finding, source],
  );
}
