import {
  ClusterObjects,
  ClusterReferences,
  EndpointSlice,
  ModelKind,
  Service,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isRoute, isToService } from './planReachWatches';

type Objects = ClusterObjects['objects'];

/**
 * Finds the objects that a service's objects name, but that aren't its own: a
 * Service that its Ingress also leads to, or the Ingress's class.
 *
 * @param objects - of the service
 * @param read - everything of its namespaces
 * @param isWhole - whether all objects of a kind were read, so that one that is not
 * among them does not exist
 */
export function findReferences(
  objects: Objects,
  read: Objects,
  isWhole: (kind: ModelKind) => boolean,
): ClusterReferences {
  const { Service: own = [] } = objects;
  const named = namedServices(objects);
  return {
    ...(read.Service &&
      isWhole('Service') && {
        Service: backendServices(named, read.Service, new Set(own)),
      }),
    ...(read.IngressClass &&
      isWhole('IngressClass') && { IngressClass: read.IngressClass }),
    ...(read.NetworkPolicy && { NetworkPolicy: read.NetworkPolicy }),
    ...(read.EndpointSlice && {
      EndpointSlice: findSlices(
        [...named, ...own.map(service => namespacedName(service.metadata))],
        read,
      ),
    }),
    ...gatewayReferences(objects, read),
  };
}

/** What Ingresses and routes lead to. */
function namedServices({
  Ingress: ingresses = [],
  CustomResource: resources = [],
}: Objects): ReadonlySet<string> {
  return new Set([
    ...ingresses.flatMap(({ metadata, spec }) =>
      spec.serviceNames.map(name => `${metadata.namespace}/${name}`),
    ),
    ...resources
      .filter(isRoute)
      .flatMap(({ metadata, network }) =>
        network.backends
          .filter(isToService)
          .map(
            ({ namespace = metadata.namespace, name }) =>
              `${namespace}/${name}`,
          ),
      ),
  ]);
}

function backendServices(
  named: ReadonlySet<string>,
  services: readonly Service[],
  own: ReadonlySet<Service>,
): readonly Service[] {
  if (named.size === 0) return [];
  return services.filter(
    service => !own.has(service) && named.has(namespacedName(service.metadata)),
  );
}

function findSlices(
  services: readonly string[],
  { EndpointSlice: slices = [] }: Objects,
): readonly EndpointSlice[] {
  const wanted = new Set(services);
  return slices.filter(({ metadata, spec }) =>
    wanted.has(`${metadata.namespace}/${spec.service ?? ''}`),
  );
}

/** Gateways and their classes, and the grants of other namespaces: all that routes name. */
function gatewayReferences(
  { CustomResource: own = [] }: Objects,
  { CustomResource: read = [] }: Objects,
): ClusterReferences {
  const known = new Set(own.map(({ metadata }) => metadata.uid));
  const routes = own.filter(isRoute);
  const parents = new Set(
    routes.flatMap(({ metadata, network }) =>
      network.parents.map(
        ({ namespace = metadata.namespace, name }) => `${namespace}/${name}`,
      ),
    ),
  );
  const named = read.filter(
    resource =>
      !known.has(resource.metadata.uid) &&
      (resource.network?.type === 'gatewayClass' ||
        resource.network?.type === 'referenceGrant' ||
        (resource.network?.type === 'gateway' &&
          parents.has(namespacedName(resource.metadata)))),
  );
  return named.length > 0 ? { CustomResource: named } : {};
}
