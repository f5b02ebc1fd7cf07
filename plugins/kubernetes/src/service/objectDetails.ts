import {
  ConditionRow,
  Finding,
  findingClusters,
  isOutOfSight,
  NamedObject,
  resourceKey,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterOwnership,
  OwnedObject,
  ResourceRow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ObjectState, objectStateRank } from './objectState';
import { isReadKind, objectAddress, ObjectView } from './objectViews';
import { objectState } from './otherObjects';
import { workloadState } from './workloadState';

/** An object in one cluster, with what its details need. */
export interface FoundObject {
  readonly cluster: ServiceCluster;
  readonly view: ObjectView;
  readonly state: ObjectState | undefined;
}

/** How the URL names an object whose kind several APIs have. */
export function exactAddress(row: ResourceRow): string {
  return objectAddress({ ...row, kind: resourceKey(row) });
}

/** Whether an address is that of a row. */
export function isMeant(
  row: ResourceRow,
  address: string | undefined,
): boolean {
  return address === exactAddress(row) || address === objectAddress(row);
}

/**
 * An object in all clusters that have it, the worst first.
 *
 * @param address - Of {@link exactAddress}, or of `objectAddress` where the kind
 * leaves no doubt; one of Kubernetes takes precedence then
 */
export function findObject(
  clusters: readonly ServiceCluster[],
  address: string,
): readonly FoundObject[] {
  const exact = findWhere(clusters, row => exactAddress(row) === address);
  const found =
    exact.length > 0
      ? exact
      : findWhere(clusters, row => objectAddress(row) === address);
  return [...found].sort(
    (a, b) => objectStateRank(a.state) - objectStateRank(b.state),
  );
}

function findWhere(
  clusters: readonly ServiceCluster[],
  matches: (row: ResourceRow) => boolean,
): readonly FoundObject[] {
  return clusters.flatMap(cluster => {
    const row =
      cluster.workloads.find(matches) ?? cluster.objects.find(matches);
    return row ? describeFound(cluster, row) : [];
  });
}

/** A row of a cluster, with its state. */
export function describeFound(
  cluster: ServiceCluster,
  row: ResourceRow,
): FoundObject {
  const { name } = cluster.head;
  const view: ObjectView = {
    key: JSON.stringify([name, resourceKey(row), objectAddress(row)]),
    cluster: name,
    row,
    isWorkload: cluster.workloads.includes(row),
    isStale: isOutOfSight(cluster),
  };
  return { cluster, view, state: rowState(cluster, view) };
}

function rowState(
  cluster: ServiceCluster,
  view: ObjectView,
): ObjectState | undefined {
  if (view.isStale) return 'unknown';
  if (!view.isWorkload) return objectState(view);
  return workloadState(view.row, ClusterOwnership.from(cluster).pods(view.row));
}

/** What an object owns, each with its state; those with issues first. */
export function listOwned(
  cluster: ServiceCluster,
  row: ResourceRow,
): readonly OwnedView[] {
  const isStale = isOutOfSight(cluster);
  return ClusterOwnership.from(cluster)
    .children(row)
    .map((owned): OwnedView => {
      if (owned.type === 'object') {
        return { type: 'object', ...describeFound(cluster, owned.row) };
      }
      if (owned.type === 'unread') return { ...owned, state: undefined };
      const { state } = owned.pod;
      const isUnknown = isStale && state !== 'completed';
      return { ...owned, state: isUnknown ? 'unknown' : state };
    })
    .sort((a, b) => objectStateRank(a.state) - objectStateRank(b.state));
}

/** Something that an object owns, as the screen shows it. */
export type OwnedView =
  | (FoundObject & { readonly type: 'object' })
  | (Exclude<OwnedObject, { readonly type: 'object' }> & {
      /** Undefined where nothing tells. */
      readonly state: ObjectState | undefined;
    });

/** What owns an object, or counts it among its own, as far as it is named. */
export function listOwners(
  cluster: ServiceCluster,
  row: ResourceRow,
): readonly NamedObject[] {
  const ownership = ClusterOwnership.from(cluster);
  const owners = [...cluster.workloads, ...cluster.objects].filter(
    each =>
      each !== row &&
      ownership
        .children(each)
        .some(child => child.type === 'object' && child.row === row),
  );
  return owners.length === 0 ? namedOwners(row) : owners.map(toNamed);
}

function namedOwners({ owner, customResource }: ResourceRow) {
  return customResource?.owners ?? (owner ? [owner] : []);
}

function toNamed({ kind, namespace, name, customResource }: ResourceRow) {
  const definition = customResource?.definition;
  return { kind, namespace, name, ...(definition && { definition }) };
}

/** Conditions that report a problem first, then the others; in each the newest change first. */
export function sortConditions(row: ResourceRow): readonly ConditionRow[] {
  const { conditions = [], customResource } = row;
  return [
    ...[...conditions].sort(compareTimes),
    ...[...(customResource?.others ?? [])].sort(compareTimes),
  ];
}

function compareTimes(a: ConditionRow, b: ConditionRow): number {
  return toTime(b) - toTime(a) || 0;
}

/** Those without a time, or with none that can be read, come last. */
function toTime({ since = '' }: ConditionRow): number {
  const time = Date.parse(since);
  return Number.isNaN(time) ? Number.MIN_SAFE_INTEGER : time;
}

/** The types that sum up how an object does. */
const SUMMARIES = ['Ready', 'Healthy', 'Available', 'Complete', 'Succeeded'];
const PAUSES = ['Paused', 'Suspended'];

/** Since when an object has its state, as far as its conditions tell; RFC 3339. */
export function stateSince({ view }: FoundObject): string | undefined {
  const { conditions = [], customResource, job } = view.row;
  if (job) return job.finishedAt ?? job.startedAt;
  if (conditions.length > 0) return conditions[0].since;
  const others = customResource?.others ?? [];
  const telling = customResource?.state === 'suspended' ? PAUSES : SUMMARIES;
  return telling
    .map(type => others.find(each => each.type === type))
    .find(each => each?.since)?.since;
}

/** The findings about an object in one cluster, in the order of the list. */
export function objectFindings(
  { view: { row, cluster } }: FoundObject,
  findings: readonly Finding[],
): readonly Finding[] {
  return findings.filter(
    finding =>
      objectAddress(finding.scope) === objectAddress(row) &&
      isOfApi(finding, row) &&
      findingClusters(finding).includes(cluster),
  );
}

/** Several APIs can have a kind of one name: a finding names its own, or it is about Kubernetes'. */
function isOfApi(
  { params: { definition } }: Finding,
  { kind, customResource }: ResourceRow,
): boolean {
  return definition === undefined
    ? !customResource || !isReadKind(kind)
    : definition === customResource?.definition;
}
