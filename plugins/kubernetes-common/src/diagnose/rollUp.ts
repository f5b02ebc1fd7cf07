import { Draft } from './draft';
import { isFailureClassName } from './classes';
import { dedupe } from './dedupe';
import { causeKey, scopeKey } from './draftKeys';
import { finalize } from './finalize';
import { Finding } from './types';

/** What tells two findings of a custom class apart is known to the backend's rules alone, but is in the id. */
function customIdentity(finding: Finding): string {
  const { cluster: _cluster, ...anywhere } = finding.scope;
  for (const scope of [finding.scope, anywhere]) {
    const prefix = `${finding.class}/${scopeKey({ scope })}/`;
    if (finding.id.startsWith(prefix)) return finding.id.slice(prefix.length);
  }
  return finding.id;
}

/** The same for the same params, in whatever order they were set. That a pod has another name elsewhere is no news. */
function paramsKey({ params: { pod: _name, ...params } }: Draft): string {
  return JSON.stringify(Object.entries(params).sort());
}

function withoutCluster(finding: Finding): Draft {
  const { cluster, ...scope } = finding.scope;
  return {
    ...finding,
    ...(!isFailureClassName(finding.class) && {
      identity: customIdentity(finding),
    }),
    scope,
    // Stays with the params through a merge, in which the worst speaks for all.
    paramsOf: finding.paramsOf ?? cluster,
    pods: finding.pods.map(pod =>
      cluster === undefined ? pod : { cluster, ...pod },
    ),
    symptoms: finding.symptoms.map(withoutCluster),
  };
}

/** What a reader is told only where it matters. */
function withoutOrigin({ paramsOf, ...draft }: Draft): Draft {
  return { ...draft, symptoms: draft.symptoms.map(withoutOrigin) };
}

/**
 * Merges findings of several clusters: the same cause on the same workload is
 * one finding, which names its clusters, and whose pods say in which one they
 * are. A finding that only one cluster has keeps that cluster in its scope.
 *
 * @returns worst first.
 * @public
 */
export function rollUpFindings(
  findings: readonly Finding[],
): readonly Finding[] {
  const clustersByKey = new Map<string, Set<string>>();
  const paramsByKey = new Map<string, Set<string>>();
  const drafts = findings.map(withoutCluster);
  drafts.forEach((draft, position) => {
    const key = causeKey(draft);
    const seen = clustersByKey.get(key) ?? new Set();
    const { clusters = [], scope } = findings[position];
    for (const cluster of [...clusters, scope.cluster]) {
      if (cluster !== undefined) seen.add(cluster);
    }
    clustersByKey.set(key, seen);
    const params = paramsByKey.get(key) ?? new Set();
    params.add(paramsKey(draft));
    paramsByKey.set(key, params);
  });
  const merged = dedupe(drafts).map(found => {
    const { paramsOf } = found;
    const draft = withoutOrigin(found);
    // Pods of a vaguer finding may have joined from a cluster that does not know the cause.
    const joined = draft.pods.flatMap(({ cluster }) => cluster ?? []);
    const known = clustersByKey.get(causeKey(draft)) ?? [];
    const clusters = [...new Set([...known, ...joined])].sort();
    const differs = (paramsByKey.get(causeKey(draft))?.size ?? 0) > 1;
    return { ...draft, clusters, ...(differs && paramsOf && { paramsOf }) };
  });
  // Ids first: a cause that comes to a second cluster keeps its id, and with it its links.
  return finalize(merged).map(scopeToSingleCluster);
}

/** A finding that only one cluster has names it in its scope. */
function scopeToSingleCluster({ clusters = [], ...finding }: Finding): Finding {
  if (clusters.length > 1) return { ...finding, clusters };
  const [cluster] = clusters;
  if (cluster === undefined) return finding;
  const { paramsOf: _itself, ...rest } = finding;
  return { ...rest, scope: { cluster, ...finding.scope } };
}
