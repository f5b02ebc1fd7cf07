import { KubernetesObject } from '@internal/cluster-simulator';
import {
  Breakage,
  FIXTURE_NOW,
} from '@podlight/backstage-plugin-kubernetes-common/testing';

const LABEL = 'backstage.io/kubernetes-id';

/** A case in a namespace of its own, as a service of its own. */
export interface PlacedCase {
  readonly service: string;
  readonly cluster: string;
  readonly objects: readonly KubernetesObject[];
}

const aClass = (name: string, isDefault = false): KubernetesObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: {
    name,
    ...(isDefault && {
      annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    }),
  },
  spec: { controller: 'example.net/controller' },
});

const GATEWAY_CLASS: KubernetesObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'any' },
  spec: { controllerName: 'example.net/gateway' },
  status: { conditions: [{ type: 'Accepted', status: 'True' }] },
};

/** Clusters by the classes that they have, as those are for all of their namespaces. */
export const REACH_CLUSTERS = [
  { name: 'nginx', objects: [aClass('nginx'), GATEWAY_CLASS] },
  { name: 'nginx-default', objects: [aClass('nginx', true), GATEWAY_CLASS] },
  { name: 'traefik-default', objects: [aClass('traefik', true)] },
] as const;

/** Times of the fixtures are as long before now as they are before the fixtures' time. */
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Moves a case into namespaces of its own, and gives its objects the label of its service. */
export function placeReachCase(
  objects: Breakage[1],
  number: number,
): PlacedCase {
  const service = `case-${number}`;
  const shiftMs = Date.now() - FIXTURE_NOW.getTime();
  const built = objects.map(
    (object): KubernetesObject =>
      JSON.parse(
        JSON.stringify(object.build())
          .replace(/"namespace":"(\w+)"/g, `"namespace":"$1-${number}"`)
          .replace(TIME, text =>
            new Date(Date.parse(text) + shiftMs).toISOString(),
          ),
      ),
  );
  const isClass = ({ kind }: KubernetesObject) => kind === 'IngressClass';
  return {
    service,
    cluster: clusterWith(built.filter(isClass)),
    objects: built
      .filter(object => !isClass(object))
      .map(asServed)
      .map(object => labelled(object, service, `shop-${number}`)),
  };
}

function clusterWith([ingressClass]: readonly KubernetesObject[]): string {
  if (!ingressClass) return 'nginx';
  const { annotations = {}, name } = ingressClass.metadata;
  return Object.values(annotations).includes('true') ? `${name}-default` : name;
}

/** In whichever version an Ingress was applied, it is read in the newest one. */
function asServed(object: KubernetesObject): KubernetesObject {
  return object.kind === 'Ingress'
    ? { ...object, apiVersion: 'networking.k8s.io/v1' }
    : object;
}

/** Gateways, grants and policies are found without it, and so is a route to the Service. */
const FOUND = new Set(['Gateway', 'ReferenceGrant', 'NetworkPolicy']);

const TO_WEB = /"backendRefs":\[\{"name":"web"/;

function labelled(
  object: KubernetesObject,
  service: string,
  namespace: string,
): KubernetesObject {
  const { kind = '', metadata } = object;
  const isForeign = metadata.namespace !== namespace && kind !== 'Pod';
  const isFound = FOUND.has(kind) || TO_WEB.test(JSON.stringify(object));
  if (isForeign || isFound) return object;
  return {
    ...object,
    metadata: { ...metadata, labels: { ...metadata.labels, [LABEL]: service } },
  };
}
