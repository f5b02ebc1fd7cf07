import {
  Finding,
  findingClusters,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceRow } from '@podlight/backstage-plugin-kubernetes-react';
import { objectAddress } from './objectViews';
import { resourceName } from './resourceNames';

/** An object of the service in one cluster, as its events are asked for. */
export interface FindingObject {
  readonly cluster: string;
  readonly kind: string;
  /** PLURAL.GROUP, as kubectl takes it. */
  readonly resource: string;
  /** Empty for a cluster-scoped object. */
  readonly namespace: string;
  readonly name: string;
}

/** What is known of the objects of one cluster. */
export interface KnownRows {
  readonly cluster: string;
  /** Those of everything but pods. */
  readonly rows: readonly ResourceRow[];
}

/**
 * The object that a finding is about, in the cluster that its texts are about or
 * in the first that has it; undefined where no row of the service is that object,
 * as for pods and nodes.
 */
export function findingObject(
  finding: Finding,
  known: readonly KnownRows[],
): FindingObject | undefined {
  const { paramsOf, scope } = finding;
  const affected = findingClusters(finding);
  const sorted = [...affected].sort(
    (a, b) => Number(b === paramsOf) - Number(a === paramsOf),
  );
  for (const cluster of sorted) {
    const rows = known.find(each => each.cluster === cluster)?.rows ?? [];
    const row = findRow(finding, rows);
    const resource = row && resourceName(row);
    if (resource !== undefined) {
      const { kind, namespace, name } = scope;
      return { cluster, kind, resource, namespace, name };
    }
  }
  return undefined;
}

/** A kind of Kubernetes takes precedence, unless the finding names another API. */
function findRow(
  { scope, params: { definition } }: Finding,
  rows: readonly ResourceRow[],
): ResourceRow | undefined {
  const named = rows.filter(row => objectAddress(row) === objectAddress(scope));
  const meant = named.find(
    ({ customResource }) => customResource?.definition === definition,
  );
  return definition === undefined ? meant ?? named.at(0) : meant;
}
