import {
  Finding,
  needsAttention,
  ObjectRow,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isReadKind, ObjectView } from './objectViews';

/** Whether something holds for a row of the cluster. */
type RowTest = (row: ObjectRow) => boolean;

/**
 * Tells the rows of what failed before a later one of the same owner was healthy:
 * that says nothing about now.
 */
export function supersededIn({ findings }: ServiceCluster): RowTest {
  return toTest(
    withSymptoms(findings).filter(
      ({ params }) => params.superseded !== undefined,
    ),
  );
}

/** Tells the objects whose failure is of the past. */
export function supersededAmong(
  clusters: readonly ServiceCluster[],
): (object: ObjectView) => boolean {
  const tests = new Map(
    clusters.map(cluster => [cluster.head.name, supersededIn(cluster)]),
  );
  return ({ cluster, row }) => tests.get(cluster)?.(row) === true;
}

/** Tells the rows that a finding which needs attention is about, or one of its symptoms. */
export function listedAsCause({ findings }: ServiceCluster): RowTest {
  return toTest(withSymptoms(findings.filter(needsAttention)));
}

/** Tells the rows that findings only inform about. */
export function notedIn({ findings }: ServiceCluster): RowTest {
  const all = withSymptoms(findings);
  const isTold = toTest(all);
  const isUrgent = toTest(all.filter(needsAttention));
  return row => isTold(row) && !isUrgent(row);
}

function toTest(findings: readonly Finding[]): RowTest {
  const names = new Set(findings.map(scopeKey));
  return row => names.size > 0 && isNamed(row, names);
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
