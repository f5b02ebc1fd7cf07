import { parseEntityRef } from '@backstage/catalog-model';
import {
  formatMergedLogSources,
  MergedLogSource,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  EntityObjectRef,
  EntityPodRef,
  FleetScope,
  MergedLogsOptions,
  PodLogsOptions,
} from './KubernetesApi';

/** Would lead to another route of the plugin; no name is one of these. */
const DOTS = /^\.{0,2}$/;

function joinPath(...segments: readonly string[]): string {
  return segments
    .map(segment => (DOTS.test(segment) ? '-' : encodeURIComponent(segment)))
    .join('/');
}

/** Path of an entity below the backend plugin's base URL. */
export function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `v${WIRE_VERSION}/entities/${joinPath(kind, namespace, name)}`;
}

/** Path of a pod below the backend plugin's base URL. */
export function podPath(pod: EntityPodRef): string {
  const inEntity = joinPath(pod.cluster, pod.namespace, pod.name);
  return `${entityPath(pod.entityRef)}/pods/${inEntity}`;
}

/** Path of an object below the backend plugin's base URL. */
export function objectPath(object: EntityObjectRef): string {
  const { cluster, resource, namespace, name } = object;
  // No namespace is called so, and a segment of a path must not be empty.
  const inEntity = joinPath(cluster, resource, namespace || '-', name);
  return `${entityPath(object.entityRef)}/objects/${inEntity}`;
}

/** Path below the backend plugin's base URL that has a cluster asked again. */
export function retryPath(entityRef: string, cluster: string): string {
  return `${entityPath(entityRef)}/clusters/${joinPath(cluster)}/retry`;
}

/** Query of the `live` route, with its question mark. */
export function liveQuery(cursor: string | undefined): string {
  return cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
}

/** Query of the `usage` route, with its question mark. */
export function usageQuery(clusters: readonly string[] | undefined): string {
  if (!clusters) return '';
  const pairs = clusters.map(cluster => ['cluster', cluster]);
  return `?${new URLSearchParams(pairs)}`;
}

/** Path of the `fleet/services` route with its query, below the backend plugin's base URL. */
export function fleetServicesPath(scope: FleetScope): string {
  const query = new URLSearchParams(scopePairs(scope));
  return `v${WIRE_VERSION}/fleet/services?${query}`;
}

function scopePairs(scope: FleetScope): [string, string][] {
  if (typeof scope === 'string') return [['scope', scope]];
  if ('of' in scope) return [['of', scope.of]];
  return scope.refs.map(ref => ['ref', ref]);
}

export function fleetFailuresPath(): string {
  return `v${WIRE_VERSION}/fleet/failures`;
}

/** Paths of the routes for those who run the clusters, below the backend plugin's base URL. */
export function clustersPath(): string {
  return `v${WIRE_VERSION}/clusters`;
}

export function diagnosisPath(cluster: string): string {
  return `${clustersPath()}/${joinPath(cluster)}/diagnosis`;
}

export function helpPath(failureClass: string): string {
  return `v${WIRE_VERSION}/help/${joinPath(failureClass)}`;
}

export function helpAnswerPath(
  failureClass: string,
  hasHelped: boolean,
): string {
  return `${helpPath(failureClass)}/answers/${hasHelped ? 'yes' : 'no'}`;
}

/** Query of the `logs` route; options that are not set are left to the backend. */
export function logsQuery(
  options: PodLogsOptions & { readonly follow?: boolean },
): string {
  const { container, previous, tailLines, sinceSeconds } = options;
  const { timestamps, limitBytes, follow, unscrubbed } = options;
  return toQuery({
    container,
    previous,
    tailLines,
    sinceSeconds,
    timestamps,
    limitBytes,
    follow,
    unscrubbed,
  });
}

/** Query of an entity's `logs` route. */
export function mergedLogsQuery(
  places: readonly MergedLogSource[],
  options: MergedLogsOptions,
): string {
  const { tailLines, sinceSeconds, limitBytes, follow, unscrubbed } = options;
  const pods = formatMergedLogSources(places);
  return toQuery({
    pods,
    tailLines,
    sinceSeconds,
    limitBytes,
    follow,
    unscrubbed,
  });
}

function toQuery(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) query.set(key, String(value));
  }
  return query.toString();
}
