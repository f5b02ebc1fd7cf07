import { Draft } from './draft';
import { keyOf, mergeAll, toFindings } from './merge';
import { Finding } from './types';

function withoutCluster(finding: Finding): Draft {
  const { cluster, ...scope } = finding.scope;
  return {
    ...finding,
    scope,
    pods: finding.pods.map(pod =>
      cluster === undefined ? pod : { cluster, ...pod },
    ),
    symptoms: finding.symptoms.map(withoutCluster),
  };
}

/**
 * Merges findings of several clusters: the same cause on the same workload is
 * one finding, whose pods say in which cluster they are. A finding that only
 * one cluster has keeps that cluster in its scope.
 *
 * @returns worst first.
 * @public
 */
export function rollUpFindings(
  findings: readonly Finding[],
): readonly Finding[] {
  const clusters = new Map<string, Set<string | undefined>>();
  const drafts = findings.map(withoutCluster);
  drafts.forEach((draft, position) => {
    const key = keyOf(draft);
    const seen = clusters.get(key) ?? new Set();
    seen.add(findings[position].scope.cluster);
    clusters.set(key, seen);
  });
  const merged = mergeAll(drafts).map(draft => {
    const [cluster, ...others] = clusters.get(keyOf(draft)) ?? [];
    return cluster === undefined || others.length > 0
      ? draft
      : { ...draft, scope: { cluster, ...draft.scope } };
  });
  return toFindings(merged);
}
