import {
  CustomResource,
  GatewayFacts,
  GatewayReference,
  ReferenceGrantFacts,
  RouteFacts,
} from '../model';

/** An HTTPRoute or GRPCRoute. */
export interface Route extends CustomResource {
  readonly network: RouteFacts;
}

export interface Gateway extends CustomResource {
  readonly network: GatewayFacts;
}

export interface ReferenceGrant extends CustomResource {
  readonly network: ReferenceGrantFacts;
}

export function isRoute(resource: CustomResource): resource is Route {
  return resource.network?.type === 'route';
}

export function isGateway(resource: CustomResource): resource is Gateway {
  return resource.network?.type === 'gateway';
}

export function isGatewayClass(resource: CustomResource): boolean {
  return resource.network?.type === 'gatewayClass';
}

export function isGrant(resource: CustomResource): resource is ReferenceGrant {
  return resource.network?.type === 'referenceGrant';
}

/** Whether a reference of a route is to a Gateway; a mesh's is to a Service. */
export function isToGateway({ kind = 'Gateway' }: GatewayReference): boolean {
  return kind === 'Gateway';
}

/** Whether a backend is one of Kubernetes' Services. */
export function isToService({
  group = '',
  kind = 'Service',
}: GatewayReference): boolean {
  return group === '' && kind === 'Service';
}

/** Whether a grant lets a route refer to a Service in the namespace of the grant. */
export function allows(
  { metadata, network }: ReferenceGrant,
  route: Route,
  backend: GatewayReference,
): boolean {
  const { group, kind } = route.resource;
  return (
    metadata.namespace === backend.namespace &&
    network.from.some(
      from =>
        from.group === group &&
        from.kind === kind &&
        from.namespace === route.metadata.namespace,
    ) &&
    network.to.some(
      to =>
        to.group === '' &&
        to.kind === 'Service' &&
        (to.name === undefined || to.name === backend.name),
    )
  );
}

/** Whether two host names have a name in common; a wildcard covers any number of labels. */
export function intersects(a: string, b: string): boolean {
  return a === b || covers(a, b) || covers(b, a);
}

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1));
}
