import {
  ClusterObjects,
  ClusterReferences,
  Ingress,
  ModelKind,
  Service,
} from '@podlight/backstage-plugin-kubernetes-common';

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
  const { Ingress: ingresses = [], Service: own = [] } = objects;
  return {
    ...(read.Service &&
      isWhole('Service') && {
        Service: backendServices(ingresses, read.Service, new Set(own)),
      }),
    ...(read.IngressClass &&
      isWhole('IngressClass') && { IngressClass: read.IngressClass }),
    ...(read.NetworkPolicy && { NetworkPolicy: read.NetworkPolicy }),
  };
}

function backendServices(
  ingresses: readonly Ingress[],
  services: readonly Service[],
  own: ReadonlySet<Service>,
): readonly Service[] {
  const named = new Set(
    ingresses.flatMap(({ metadata, spec }) =>
      spec.serviceNames.map(name => `${metadata.namespace}/${name}`),
    ),
  );
  if (named.size === 0) return [];
  return services.filter(
    service =>
      !own.has(service) &&
      named.has(`${service.metadata.namespace}/${service.metadata.name}`),
  );
}
