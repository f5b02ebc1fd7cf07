import {
  ClusterObjects,
  CustomResource,
  GatewayReference,
  ModelKind,
  RouteFacts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { GatewayTypes } from '../gatewayTypes';
import { ListWatchSpec, specKey } from '../informer/ListWatchSpec';
import { ResourceType, TypeLookup } from '../resourceTypes';

/** As for all that is read by namespace. */
const MAX_NAMESPACES = 10;

/** Kinds of Kubernetes that are read only to follow requests. */
export const REACH_KINDS: readonly ModelKind[] = [
  'EndpointSlice',
  'NetworkPolicy',
  'IngressClass',
];

/** An HTTPRoute or GRPCRoute. */
export interface Route extends CustomResource {
  readonly network: RouteFacts;
}

export function isRoute(resource: CustomResource): resource is Route {
  return resource.network?.type === 'route';
}

/** Whether a backend of a route is one of Kubernetes' Services. */
export function isToService({
  group = '',
  kind = 'Service',
}: GatewayReference): boolean {
  return group === '' && kind === 'Service';
}

/**
 * Plans what to read to follow requests from a host to the service's pods, from the
 * Services, Ingresses and routes that are known to be the service's. Where there is
 * none of these, nothing.
 */
export function planReachWatches(
  { CustomResource: resources = [], Ingress, Service }: Objects,
  types: TypeLookup,
  gateway: GatewayTypes,
): readonly ListWatchSpec[] {
  const routes = resources.filter(isRoute);
  const [ingressClass] = types.configured(['IngressClass']);
  const places = distinct(Service?.map(({ metadata }) => metadata.namespace));
  const parents = distinct(
    routes.flatMap(({ metadata, network }) =>
      network.parents
        .filter(({ kind = 'Gateway' }) => kind === 'Gateway')
        .map(({ namespace = metadata.namespace }) => namespace),
    ),
  );
  const granting = distinct(
    routes.flatMap(({ metadata, network }) =>
      network.backends
        .filter(isToService)
        .flatMap(({ namespace }) =>
          namespace === metadata.namespace ? [] : namespace ?? [],
        ),
    ),
  );
  const specs = [
    ...inEach(places, [
      ...types.configured(['EndpointSlice', 'NetworkPolicy']),
      gateway.httproutes,
      gateway.grpcroutes,
    ]),
    ...inEach(parents, [gateway.gateways]),
    ...inEach(granting, [gateway.referencegrants]),
    ...whole(Ingress?.length ? ingressClass : undefined),
    ...whole(parents.length > 0 ? gateway.gatewayclasses : undefined),
  ];
  return [...new Map(specs.map(spec => [specKey(spec), spec])).values()];
}

type Objects = ClusterObjects['objects'];

/** The same ones for the same objects, in whatever order they are. */
function distinct(namespaces: readonly string[] = []): readonly string[] {
  return [...new Set(namespaces)].sort().slice(0, MAX_NAMESPACES);
}

function inEach(
  namespaces: readonly string[],
  types: readonly (ResourceType | undefined)[],
): readonly ListWatchSpec[] {
  return namespaces.flatMap(namespace =>
    types.flatMap(type => (type ? [{ type, namespace }] : [])),
  );
}

function whole(type: ResourceType | undefined): readonly ListWatchSpec[] {
  return type ? [{ type }] : [];
}
