import {
  Finding,
  needsAttention,
  ObjectRow,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { worstObjectState } from './objectState';
import { isReadKind } from './objectViews';
import { customResourceSign } from './otherObjects';
import { ResourceHealth } from './serviceHealth';

/** Sums up the custom resources of all clusters. */
export function assessResources(
  clusters: readonly ServiceCluster[],
): ResourceHealth {
  const found = clusters.flatMap(({ objects, findings }) => {
    const past = supersededNames(findings);
    const resources = objects.filter(
      row => row.customResource && !isNamed(row, past),
    );
    // The headline leaves out a finding that only informs.
    const urgent =
      resources.length === 0 ? [] : findings.filter(needsAttention);
    const told = new Set(withSymptoms(urgent).map(scopeKey));
    return resources.map(row => {
      const sign = row.customResource && customResourceSign(row.customResource);
      return { sign, isUntold: sign === 'failing' && !isNamed(row, told) };
    });
  });
  return {
    total: found.length,
    unexplained: found.filter(({ isUntold }) => isUntold).length,
    state: worstObjectState(found.map(({ sign }) => sign)),
  };
}

/** What failed before a later one of the same owner was healthy: it says nothing about now. */
function supersededNames(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    withSymptoms(findings)
      .filter(({ params }) => params.superseded !== undefined)
      .map(scopeKey),
  );
}

function withSymptoms(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap(finding => [
    finding,
    ...withSymptoms(finding.symptoms),
  ]);
}

/** By its API where a finding names that: several can have the same kind. */
function scopeKey({ scope, params: { definition } }: Finding): string {
  const { namespace, name, kind } = scope;
  return rowName(String(definition ?? kind), { namespace, name });
}

/** @param names - What findings are about, as {@link scopeKey} names it */
function isNamed(row: ObjectRow, names: ReadonlySet<string>): boolean {
  const { customResource, kind } = row;
  return (
    (customResource && names.has(rowName(customResource.definition, row))) ||
    // A finding about a kind of Kubernetes is not about another one of that kind.
    (!isReadKind(kind) && names.has(rowName(kind, row)))
  );
}

function rowName(
  resource: string,
  { namespace, name }: Pick<ObjectRow, 'namespace' | 'name'>,
): string {
  return `${resource}/${namespace}/${name}`;
}
