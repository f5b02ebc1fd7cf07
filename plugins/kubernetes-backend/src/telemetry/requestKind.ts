import { ApiRequest } from '../transport';
import { ApiRequestKind, RequestVerb } from './Telemetry';

/** Read only to explain: how requests get to a service, and how much room nodes have. A role need not allow it. */
export const EXPLAINING_RESOURCES: ReadonlySet<string> = new Set([
  'ingressclasses',
  'networkpolicies',
  'endpointslices',
  'httproutes',
  'grpcroutes',
  'gateways',
  'gatewayclasses',
  'referencegrants',
  'nodes',
]);

/** Resources that may appear as a label value; custom resources that are only configured may not. */
const KNOWN_RESOURCES: ReadonlySet<string> = new Set([
  'pods',
  'replicasets',
  'deployments',
  'statefulsets',
  'daemonsets',
  'controllerrevisions',
  'jobs',
  'cronjobs',
  'horizontalpodautoscalers',
  'persistentvolumeclaims',
  'services',
  'ingresses',
  ...EXPLAINING_RESOURCES,
  'events',
  'namespaces',
]);

/** The name in kubectl for a resource whose plural another resource also has. */
export const USAGE_RESOURCE = 'pods.metrics.k8s.io';

const USAGE_PATH = /^\/apis\/metrics\.k8s\.io\//;

/** `/api/v1/…` and `/apis/GROUP/VERSION/…`, in a namespace or not. */
const RESOURCE_PATH =
  /^\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)(?:\/namespaces\/[^/]+(?=\/))?\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/;

/** `/api`, `/apis` and a group's version: which resources there are. */
const DISCOVERY_PATH = /^\/(?:api|apis)(?:\/[^/]+){0,2}$/;

/** Describes a request with a small fixed set of values. */
export function requestKind(
  cluster: string,
  { path, query }: Pick<ApiRequest, 'path' | 'query'>,
): ApiRequestKind {
  if (USAGE_PATH.test(path)) {
    return { cluster, resource: USAGE_RESOURCE, verb: 'list' };
  }
  const [, resource, name, subresource] = RESOURCE_PATH.exec(path) ?? [];
  if (resource === undefined || !KNOWN_RESOURCES.has(resource)) {
    const isDiscovery = DISCOVERY_PATH.test(path);
    return {
      cluster,
      resource: isDiscovery ? 'discovery' : 'other',
      verb: 'get',
    };
  }
  return { cluster, resource, verb: requestVerb(name, subresource, query) };
}

function requestVerb(
  name: string | undefined,
  subresource: string | undefined,
  query: ApiRequest['query'],
): RequestVerb {
  if (subresource === 'log') return 'log';
  if (name !== undefined) return 'get';
  return query?.watch === 'true' ? 'watch' : 'list';
}
