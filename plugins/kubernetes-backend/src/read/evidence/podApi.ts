import {
  Event,
  parseObject,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { apiPath, ApiStream, ClusterConnection } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { listObjects } from '../informer/list';

export interface PodName {
  readonly namespace: string;
  readonly name: string;
}

/** A pod's events expire within an hour; the last 1,000 of a storm are enough. */
const MAX_EVENT_PAGES = 2;

/** One pod in the model; an `api-absent` failure when there is none. */
export async function getPod(
  connection: ClusterConnection,
  pod: PodName,
  signal: AbortSignal,
): Promise<Result<Pod>> {
  const result = await getPodJson(connection, pod, signal);
  if (!result.ok) return result;
  const parsed = parseObject(result.value, 'Pod');
  return parsed?.kind === 'Pod'
    ? ok(parsed)
    : fail('malformed', 'the response is not a pod');
}

/** One pod as the API serves it. */
export function getPodJson(
  connection: ClusterConnection,
  { namespace, name }: PodName,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  return connection.getJson({ path: podPath(namespace, name), signal });
}

/** `EscapeValue` of k8s.io/apimachinery/pkg/fields: a value stays one, whatever it holds. */
export function fieldSelector(terms: Readonly<Record<string, string>>): string {
  return Object.entries(terms)
    .map(([field, value]) => `${field}=${value.replace(/[\\,=]/g, '\\$&')}`)
    .join(',');
}

/** Events of one namespace that match a field selector. */
export async function listEvents(
  connection: ClusterConnection,
  namespace: string,
  selector: string,
  signal: AbortSignal,
): Promise<Result<readonly Event[]>> {
  const result = await listObjects(
    connection,
    {
      path: apiPath('api', 'v1', 'namespaces', namespace, 'events'),
      kind: 'Event',
      query: { fieldSelector: selector },
      maxPages: MAX_EVENT_PAGES,
    },
    signal,
  );
  if (!result.ok) return result;
  return ok(
    result.value.flatMap(object => (object.kind === 'Event' ? [object] : [])),
  );
}

/** A container's log, unread. */
export function openLog(
  connection: ClusterConnection,
  { namespace, name }: PodName,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Result<ApiStream>> {
  return connection.open({
    path: podPath(namespace, name, 'log'),
    query,
    signal,
  });
}

function podPath(
  namespace: string,
  name: string,
  ...subresource: readonly string[]
): string {
  return apiPath(
    'api',
    'v1',
    'namespaces',
    namespace,
    'pods',
    name,
    ...subresource,
  );
}
