import {
  Finding,
  findingClusters,
} from '@podlight/backstage-plugin-kubernetes-common';
import { findingPodKeys } from './findings';
import { PodView } from './podViews';

/**
 * The findings that belong to the pods in view: those about one of them, and
 * those about a workload that one of them belongs to.
 *
 * @param pods - The pods that a filter lets through
 */
export function findingsInView(
  findings: readonly Finding[],
  pods: readonly PodView[],
): readonly Finding[] {
  const keys = new Set(pods.map(({ key }) => key));
  const workloads = new Set(
    pods.flatMap(({ cluster, row: { namespace, workload } }) =>
      workload
        ? [`${cluster} ${namespace} ${workload.kind} ${workload.name}`]
        : [],
    ),
  );
  return findings.filter(finding => {
    if (finding.pods.length > 0) {
      return findingPodKeys(finding).some(key => keys.has(key));
    }
    const { namespace, kind, name } = finding.scope;
    return findingClusters(finding).some(cluster =>
      workloads.has(`${cluster} ${namespace} ${kind} ${name}`),
    );
  });
}
