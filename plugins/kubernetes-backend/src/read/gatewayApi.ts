/** The API group of the Gateway API. */
export const GATEWAY_API = 'gateway.networking.k8s.io';

/** By plural; versions with the one first that most clusters serve. */
export const GATEWAY_VERSIONS = {
  httproutes: ['v1', 'v1beta1'],
  grpcroutes: ['v1', 'v1alpha2'],
  gateways: ['v1', 'v1beta1'],
  gatewayclasses: ['v1', 'v1beta1'],
  // v1 is younger than most installations, and v1beta1 is served beside it.
  referencegrants: ['v1beta1', 'v1'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A resource of the Gateway API that requests depend on. */
export type GatewayPlural = keyof typeof GATEWAY_VERSIONS;

/** In the order in which they are named. */
export const GATEWAY_PLURALS = Object.keys(
  GATEWAY_VERSIONS,
) as readonly GatewayPlural[];

/** @param objectTypes - `kubernetes.objectTypes`; all when absent */
export function configuredGatewayPlurals(
  objectTypes: readonly string[] | undefined,
): readonly GatewayPlural[] {
  const asked = objectTypes?.map(type => type.toLowerCase());
  return GATEWAY_PLURALS.filter(plural => !asked || asked.includes(plural));
}
