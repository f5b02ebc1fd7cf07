import { Draft } from './draft';
import { isFailureClassName } from './classes';
import { dedupe } from './dedupe';
import { causeKey, scopeKey } from './draftKeys';
import { finalize } from './finalize';
import { Finding } from './types';

/** The identity of a custom finding is known only to the backend's rule sets, but its id includes it. */
function customIdentity(finding: Finding): string {
  const { cluster: _cluster, ...anywhere } = finding.scope;
  for (const scope of [finding.scope, anywhere]) {
    const prefix = `${finding.class}/${scopeKey({ scope })}/`;
    if (finding.id.startsWith(prefix)) return finding.id.slice(prefix.length);
  }
  return finding.id;
}

/** Equal for equal params in any order. Ignores the pod, whose name differs between clusters. */
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
    // Stays with the params when findings are merged.
    paramsOf: finding.paramsOf ?? cluster,
    pods: finding.pods.map(pod =>
      cluster === undefined ? pod : { cluster, ...pod },
    ),
    symptoms: finding.symptoms.map(withoutCluster),
    ...(finding.configWrites && {
      configWrites: finding.configWrites.map(write =>
        cluster === undefined ? write : { cluster, ...write },
      ),
    }),
  };
}

/** Removes the origin of params, which is added again where it matters. */
function withoutOrigin({ paramsOf, ...draft }: Draft): Draft {
  return { ...draft, symptoms: draft.symptoms.map(withoutOrigin) };
}

/**
 * Merges findings of several clusters: the same cause on the same workload
 * becomes one finding that lists its clusters, and whose pods include their
 * cluster. A finding of a single cluster has that cluster in its scope.
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
    // Absorbed pods may be in a cluster where only the vaguer finding exists.
    const joined = draft.pods.flatMap(({ cluster }) => cluster ?? []);
    const known = clustersByKey.get(causeKey(draft)) ?? [];
    const clusters = [...new Set([...known, ...joined])].sort();
    const differs = (paramsByKey.get(causeKey(draft))?.size ?? 0) > 1;
    return { ...draft, clusters, ...(differs && paramsOf && { paramsOf }) };
  });
  // Assign ids first, so that a cause keeps its id and links when a second cluster has it.
  return finalize(merged).map(scopeToSingleCluster);
}

/** Moves a single cluster into the scope. */
function scopeToSingleCluster({ clusters = [], ...finding }: Finding): Finding {
  if (clusters.length > 1) return { ...finding, clusters };
  const [cluster] = clusters;
  if (cluster === undefined) return finding;
  const { paramsOf: _itself, configWrites, ...rest } = finding;
  return {
    ...rest,
    ...(configWrites && {
      configWrites: configWrites.map(({ cluster: _only, ...write }) => write),
    }),
    scope: { cluster, ...finding.scope },
  };
}
