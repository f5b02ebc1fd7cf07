import {
  Finding,
  inCluster,
  rollUpFindings,
  ServiceCluster,
  ServiceState,
  StateCounts,
  sumCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useState } from 'react';
import { ClusterCounts, countClusters } from './clusterStatus';
import { ClusterView, comparePods, PodView, toClusterView } from './podViews';
import { problemsBeside } from './problems';
import { assessResources } from './resourceHealth';
import { ResourceHealth } from './serviceHealth';
import { UnreadCluster, unreadClusters } from './unread';
import { SteadyOrder, useSteadyOrder } from './useSteadyOrder';

/** Everything that the tab draws, derived from what the backend said. */
export interface ServiceView {
  readonly clusters: readonly ClusterView[];
  /** The pods of all clusters, by name. */
  readonly pods: readonly PodView[];
  readonly counts: StateCounts;
  readonly clusterCounts: ClusterCounts;
  /** One per cause over all clusters, worst first; equals stay in the order in which they were shown. */
  readonly findings: readonly Finding[];
  readonly podsByKey: ReadonlyMap<string, PodView>;
  /** Findings that need attention and that no pod's state shows. */
  readonly problems: readonly Finding[];
  readonly resources: ResourceHealth;
  readonly unread: readonly UnreadCluster[];
}

const CAUSES: SteadyOrder<Finding> = {
  id: ({ id }) => id,
  rank: ({ severity }) => severity,
};

/**
 * Derives the view; what did not change is not derived again.
 *
 * @param isCutOff - The connection to the backend is lost, so that all of it is old
 * @param isUnseen - None of it is on the screen yet
 */
export function useServiceView(
  service: ServiceState,
  isCutOff = false,
  isUnseen = false,
): ServiceView {
  const isIncomplete =
    isCutOff || (service.hello?.providerProblems.length ?? 0) > 0;
  const clusters = useClusterViews(service.clusters);
  const rolledUp = useMemo(
    () =>
      rollUpFindings(
        service.clusters.flatMap(cluster =>
          cluster.findings.map(finding =>
            inCluster(finding, cluster.head.name),
          ),
        ),
      ),
    [service.clusters],
  );
  const findings = useSteadyOrder(rolledUp, CAUSES, isUnseen);
  return useMemo(() => {
    const pods = clusters.flatMap(view => view.pods).sort(comparePods);
    const podsByKey = new Map(pods.map(pod => [pod.key, pod]));
    return {
      clusters,
      pods,
      counts: sumCounts(clusters.map(view => view.counts)),
      clusterCounts: {
        ...countClusters(service.clusters),
        ...(isIncomplete && { isIncomplete }),
      },
      findings,
      podsByKey,
      problems: problemsBeside(findings, podsByKey),
      resources: assessResources(service.clusters),
      unread: unreadClusters(service.clusters),
    };
  }, [clusters, service.clusters, findings, isIncomplete]);
}

/** A view of each cluster; those that did not change stay the same. */
function useClusterViews(
  clusters: readonly ServiceCluster[],
): readonly ClusterView[] {
  const [known, setKnown] = useState<readonly ClusterView[]>([]);
  const isKnown =
    known.length === clusters.length &&
    known.every((view, i) => view.cluster === clusters[i]);
  if (isKnown) return known;
  const views = clusters.map(cluster => {
    const previous = known.find(
      view => view.cluster.head.name === cluster.head.name,
    );
    return previous?.cluster === cluster
      ? previous
      : toClusterView(cluster, previous);
  });
  setKnown(views);
  return views;
}
