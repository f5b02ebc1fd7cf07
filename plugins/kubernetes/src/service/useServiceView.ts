import {
  Finding,
  rollUpFindings,
  ServiceState,
  StateCounts,
  sumCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useRef } from 'react';
import { inCluster } from './findings';
import { ClusterView, comparePods, PodView, toClusterView } from './podViews';
import { ClusterTally, tallyClusters } from './verdict';

/** Everything that the tab draws, derived from what the backend said. */
export interface ServiceView {
  readonly clusters: readonly ClusterView[];
  /** The pods of all clusters, by name. */
  readonly pods: readonly PodView[];
  readonly counts: StateCounts;
  readonly tally: ClusterTally;
  /** One per cause over all clusters, worst first. */
  readonly findings: readonly Finding[];
  readonly podsByKey: ReadonlyMap<string, PodView>;
}

/** Derives the view; what did not change is not derived again. */
export function useServiceView(service: ServiceState): ServiceView {
  const known = useRef<readonly ClusterView[]>([]);
  return useMemo(() => {
    const clusters = service.clusters.map(cluster => {
      const previous = known.current.find(
        view => view.cluster.head.name === cluster.head.name,
      );
      return previous?.cluster === cluster
        ? previous
        : toClusterView(cluster, previous);
    });
    known.current = clusters;
    const pods = clusters.flatMap(view => view.pods).sort(comparePods);
    return {
      clusters,
      pods,
      counts: sumCounts(clusters.map(view => view.counts)),
      tally: tallyClusters(service.clusters),
      findings: rollUpFindings(
        service.clusters.flatMap(cluster =>
          cluster.findings.map(finding =>
            inCluster(finding, cluster.head.name),
          ),
        ),
      ),
      podsByKey: new Map(pods.map(pod => [pod.key, pod])),
    };
  }, [service.clusters]);
}
