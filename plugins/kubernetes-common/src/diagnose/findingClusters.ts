import { Finding } from './types';

/**
 * The clusters in which a finding was made, each once.
 *
 * @public
 */
export function findingClusters(finding: Finding): readonly string[] {
  const names = finding.pods
    .map(pod => pod.cluster)
    .concat(finding.clusters ?? [], finding.scope.cluster)
    .filter(name => name !== undefined);
  return [...new Set(names)];
}

/**
 * Whether action is needed; other findings are informational.
 *
 * @public
 */
export function needsAttention(finding: Finding): boolean {
  return finding.severity !== 'info';
}

/**
 * The finding with its cluster on every pod, so that findings of several
 * clusters can be put together.
 *
 * @public
 */
export function inCluster(finding: Finding, cluster: string): Finding {
  return {
    ...finding,
    scope: { ...finding.scope, cluster: finding.scope.cluster ?? cluster },
    pods: finding.pods.map(pod => ({
      ...pod,
      cluster: pod.cluster ?? cluster,
    })),
  };
}
