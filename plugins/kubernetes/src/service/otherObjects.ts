import {
  CustomResourceState,
  DisplayState,
  FilterQuery,
  resourceKey,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  compareNames,
  compareResources,
  isNoticeable,
  listObjects,
  ObjectView,
} from './objectViews';
import { stateRank } from './serviceHealth';

/** An object without pods of its own, with its state. */
export interface OtherObject {
  readonly object: ObjectView;
  /** Undefined where nothing tells, as of an Ingress. */
  readonly state: DisplayState | undefined;
  readonly hasIssue: boolean;
}

const CUSTOM_STATES: Readonly<Record<CustomResourceState, DisplayState>> = {
  failing: 'failing',
  progressing: 'starting',
  healthy: 'ready',
};

const CLAIM_STATES: Readonly<Record<string, DisplayState>> = {
  Bound: 'ready',
  Pending: 'starting',
  Lost: 'failing',
};

const ISSUES: ReadonlySet<DisplayState | undefined> = new Set([
  'failing',
  'notReady',
  'unknown',
]);

/** The objects around the workloads: those with issues first, then by kind, namespace, name and cluster. */
export function listOtherObjects(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
): readonly OtherObject[] {
  return listObjects(clusters, query)
    .filter(({ isWorkload }) => !isWorkload)
    .map(object => {
      const state = objectState(object);
      const hasIssue = ISSUES.has(state) || isNoticeable(object);
      return { object, state, hasIssue };
    })
    .sort(compareOthers);
}

/** Whether all words are part of kind, namespace, name or cluster. */
export function matchesWords(
  { object: { row, cluster } }: OtherObject,
  text: string,
): boolean {
  const place = `${resourceKey(row)} ${row.kind} ${row.namespace} ${
    row.name
  } ${cluster}`;
  const searched = place.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => searched.includes(word));
}

/** State of an object without pods of its own. */
export function objectState(object: ObjectView): DisplayState | undefined {
  const { row, isStale } = object;
  if (isStale) return 'unknown';
  const { customResource, claim, service, autoscaler } = row;
  if (customResource) {
    return lookUp(CUSTOM_STATES, customResource.state);
  }
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
  states: Readonly<Record<string, DisplayState>>,
  name: string | undefined,
): DisplayState | undefined {
  return name !== undefined && Object.hasOwn(states, name)
    ? states[name]
    : undefined;
}

function compareOthers(a: OtherObject, b: OtherObject): number {
  const [x, y] = [a.object, b.object];
  return (
    Number(b.hasIssue) - Number(a.hasIssue) ||
    (a.hasIssue ? stateRank(a.state) - stateRank(b.state) : 0) ||
    compareResources(resourceKey(x.row), resourceKey(y.row)) ||
    compareNames(x.row.namespace, y.row.namespace) ||
    compareNames(x.row.name, y.row.name) ||
    compareNames(x.cluster, y.cluster)
  );
}
