import {
  CustomResourcePart,
  CustomResourceState,
  FilterQuery,
  resourceKey,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { supersededAmong } from './findingRows';
import { groupBy } from './groupBy';
import {
  compareNames,
  compareResources,
  isMatrixRow,
  isNoticeable,
  listObjects,
  ObjectView,
  rowKey,
  workloadDefinitions,
} from './objectViews';
import { matchesStates } from './stateFilter';
import { ObjectState, objectStateRank, worstObjectState } from './objectState';

/** An object without pods of its own, in all clusters that have it. */
export interface OtherObject {
  /** Unique among them. */
  readonly key: string;
  /** Where its state is worst. */
  readonly object: ObjectView;
  /** In each cluster, the worst first. */
  readonly objects: readonly ObjectView[];
  /** The worst one; undefined where nothing tells, as of an Ingress. */
  readonly state: ObjectState | undefined;
  /** Number of clusters that have the state. */
  readonly affected: number;
  readonly hasIssue: boolean;
}

const CUSTOM_STATES: Readonly<Record<CustomResourceState, ObjectState>> = {
  failing: 'failing',
  progressing: 'starting',
  healthy: 'ready',
  suspended: 'suspended',
};

const CLAIM_STATES: Readonly<Record<string, ObjectState>> = {
  Bound: 'ready',
  Pending: 'starting',
  Lost: 'failing',
};

const ISSUES: ReadonlySet<ObjectState | undefined> = new Set([
  'failing',
  'notReady',
]);

/**
 * The objects around the workloads: those with issues first, then by kind,
 * namespace and name.
 *
 * @param chosen - States of objects to list, without failures of the past; any when empty
 */
export function listOtherObjects(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
  chosen: readonly ObjectState[] = [],
): readonly OtherObject[] {
  const definitions = workloadDefinitions(clusters);
  const others = listObjects(clusters, query).filter(
    view => !isMatrixRow(view, definitions),
  );
  const isPast = chosen.length > 0 ? supersededAmong(clusters) : () => false;
  const listStates = (views: readonly ObjectView[]) =>
    views.filter(view => !isPast(view)).map(objectState);
  return [...groupBy(others, ({ row }) => rowKey(row))]
    .filter(([, views]) => matchesStates(query, listStates(views), chosen))
    .map(toOtherObject)
    .sort(compareOthers);
}

function toOtherObject([key, views]: readonly [
  string,
  readonly ObjectView[],
]): OtherObject {
  const states = new Map(views.map(view => [view, objectState(view)]));
  const objects = [...views].sort(
    (a, b) => objectStateRank(states.get(a)) - objectStateRank(states.get(b)),
  );
  const state = worstObjectState(states.values());
  return {
    ...{ key, objects, state },
    object: objects[0],
    affected: objects.filter(each => states.get(each) === state).length,
    // What was well before its cluster was lost is no news.
    hasIssue: objects.some(
      each =>
        ISSUES.has(objectState({ ...each, isStale: false })) ||
        isNoticeable(each),
    ),
  };
}

/** Whether all words are part of kind, namespace, name or the name of a cluster. */
export function matchesWords(
  { object: { row }, objects }: OtherObject,
  text: string,
): boolean {
  const searched = `${resourceKey(row)} ${row.kind} ${row.namespace} ${
    row.name
  }`.toLowerCase();
  const clusters = objects.map(({ cluster }) => cluster.toLowerCase());
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(
      word =>
        searched.includes(word) ||
        clusters.some(cluster => cluster.includes(word)),
    );
}

/** The state whose icon stands for that of a custom resource. */
export function customResourceSign({
  state,
}: CustomResourcePart): ObjectState | undefined {
  return lookUp(CUSTOM_STATES, state);
}

/** State of an object without pods of its own. */
export function objectState(object: ObjectView): ObjectState | undefined {
  const { row, isStale } = object;
  if (isStale) return 'unknown';
  const { customResource, claim, service, autoscaler } = row;
  if (customResource) return customResourceSign(customResource);
  if (isNoticeable(object)) return 'notReady';
  if (claim) return lookUp(CLAIM_STATES, claim.phase);
  if (service?.endpoints) {
    const { ready, total } = service.endpoints;
    if (ready === 0) return 'notReady';
    // Requests are answered, and the pods that are not ready have their own row.
    return ready === total ? 'ready' : undefined;
  }
  return autoscaler && 'ready';
}

/** A newer backend may send states that are unknown here. */
function lookUp(
  states: Readonly<Record<string, ObjectState>>,
  name: string | undefined,
): ObjectState | undefined {
  return name !== undefined && Object.hasOwn(states, name)
    ? states[name]
    : undefined;
}

function compareOthers(a: OtherObject, b: OtherObject): number {
  const [x, y] = [a.object, b.object];
  return (
    Number(b.hasIssue) - Number(a.hasIssue) ||
    (a.hasIssue ? objectStateRank(a.state) - objectStateRank(b.state) : 0) ||
    compareResources(resourceKey(x.row), resourceKey(y.row)) ||
    compareNames(x.row.namespace, y.row.namespace) ||
    compareNames(x.row.name, y.row.name)
  );
}
