import {
  FilterQuery,
  isOutOfSight,
  KindProblem,
  matchLocation,
  ObjectRow,
  resourceKey,
  ServiceCluster,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { groupBy } from './groupBy';

/** One object as the screen shows it. */
export interface ObjectView {
  /** Unique among all clusters. */
  readonly key: string;
  readonly cluster: string;
  /** Which parts there are depends on the kind. */
  readonly row: WorkloadRow & ObjectRow;
  /** Whether it is a workload of Kubernetes itself. */
  readonly isWorkload: boolean;
  /** Its cluster cannot be read now; this is the last known state. */
  readonly isStale: boolean;
}

/** All objects of one kind. */
export interface KindView {
  readonly kind: string;
  /** PLURAL.GROUP of a custom resource. */
  readonly definition?: string;
  readonly objects: readonly ObjectView[];
}

/** A kind that could not be read somewhere. */
export interface UnreadKind extends KindProblem {
  readonly cluster: string;
}

/** Workloads first, then the objects around them. */
const KNOWN_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'CronJob',
  'Job',
  'HorizontalPodAutoscaler',
  'Service',
  'Ingress',
  'PersistentVolumeClaim',
];

/** Whether objects of a kind of Kubernetes are read, so that one that is absent is not there. */
export function isReadKind(kind: string): boolean {
  return KNOWN_KINDS.includes(kind);
}

/** Problems with pods, logs and events are shown elsewhere. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([
  'Pod',
  'CustomResource',
  'Event',
  'Node',
]);

const byName = new Intl.Collator('en', { numeric: true });

/** Everything but the pods, by kind; in each by cluster, namespace and name. */
export function toKindViews(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
): readonly KindView[] {
  const byResource = groupBy(listObjects(clusters, query), ({ row }) =>
    resourceKey(row),
  );
  return [...byResource]
    .sort(([a], [b]) => compareResources(a, b))
    .map(([, objects]) => {
      const { kind, customResource } = objects[0].row;
      const definition = customResource?.definition;
      return {
        kind,
        ...(definition && { definition }),
        objects,
      };
    });
}

/** Everything but the pods, cluster by cluster. */
export function listObjects(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
): readonly ObjectView[] {
  return clusters.flatMap(cluster => objectsIn(cluster, query));
}

/** Known kinds first, in their usual order; see {@link resourceKey}. */
export function compareResources(a: string, b: string): number {
  return kindRank(a) - kindRank(b) || byName.compare(a, b);
}

/** Numbers inside names count as numbers. */
export function compareNames(a: string, b: string): number {
  return byName.compare(a, b);
}

function kindRank(kind: string): number {
  const index = KNOWN_KINDS.indexOf(kind);
  return index < 0 ? KNOWN_KINDS.length : index;
}

function objectsIn(
  cluster: ServiceCluster,
  query: FilterQuery,
): readonly ObjectView[] {
  const { name } = cluster.head;
  const isStale = isOutOfSight(cluster);
  const toViews = (
    rows: readonly (WorkloadRow & ObjectRow)[],
    isWorkload: boolean,
  ) => rows.map(row => ({ row, isWorkload }));
  return [
    ...toViews(cluster.workloads, true),
    ...toViews(cluster.objects, false),
  ]
    .filter(({ row: { namespace } }) =>
      matchLocation(query, { cluster: name, namespace }),
    )
    .map(({ row, isWorkload }) => ({
      key: JSON.stringify([name, resourceKey(row), objectAddress(row)]),
      cluster: name,
      row,
      isWorkload,
      isStale,
    }))
    .sort(
      (a, b) =>
        byName.compare(a.row.namespace, b.row.namespace) ||
        byName.compare(a.row.name, b.row.name),
    );
}

/**
 * The definitions of custom resources that have pods somewhere, so that they are
 * workloads in all clusters.
 */
export function workloadDefinitions(
  clusters: readonly ServiceCluster[],
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { objects } of clusters) {
    for (const { customResource } of objects) {
      if (customResource?.pods) found.add(customResource.definition);
    }
  }
  return found;
}

/** Whether an object is a row of the matrix of workloads. */
export function isMatrixRow(
  { isWorkload, row: { customResource } }: ObjectView,
  definitions: ReadonlySet<string>,
): boolean {
  return (
    isWorkload ||
    (customResource !== undefined && definitions.has(customResource.definition))
  );
}

/** How the URL names an object, regardless of its clusters. */
export function objectAddress(object: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  return `${object.kind}/${object.namespace}/${object.name}`;
}

/** What the rows of an object in several clusters have in common, and those of no other object. */
export function rowKey(row: ObjectView['row']): string {
  return JSON.stringify([resourceKey(row), objectAddress(row)]);
}

/** Kinds that could not be read, so that their absence proves nothing, with the clusters. */
export function unreadKinds(
  clusters: readonly ServiceCluster[],
): readonly UnreadKind[] {
  return clusters.flatMap(({ head, kindProblems }) =>
    kindProblems
      .filter(({ kind }) => !TOLD_ELSEWHERE.has(kind))
      .map(problem => ({ ...problem, cluster: head.name })),
  );
}

/** Whether something about an object is out of the ordinary. */
export function isNoticeable({ row }: ObjectView): boolean {
  const troubles = (row.conditions ?? []).filter(
    // Where little is to be done an autoscaler is at its minimum, as it should be.
    ({ reason }) => reason !== 'TooFewReplicas',
  );
  return (
    troubles.length > 0 || row.rollout !== undefined || row.isPaused === true
  );
}
