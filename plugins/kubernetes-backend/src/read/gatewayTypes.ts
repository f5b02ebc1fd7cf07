import { GATEWAY_API, GATEWAY_VERSIONS, GatewayPlural } from './gatewayApi';
import { ResourceDescriber, resourceName, ResourceType } from './resourceTypes';

/** Those of the Gateway API that are read to follow requests; the others are left out by configuration. */
export type GatewayTypes = Readonly<
  Partial<Record<GatewayPlural, ResourceType>>
>;

/**
 * The types of the Gateway API that are read because a Service or a route leads to
 * them, not because they have a label. Where they are configured as custom
 * resources, those are the same lists.
 *
 * @param wanted - plurals that the configuration allows
 * @param configured - types that are read by label in this cluster
 */
export function gatewayTypes(
  wanted: readonly GatewayPlural[],
  configured: readonly ResourceType[],
  definitions?: ResourceDescriber,
): GatewayTypes {
  const known = new Map(configured.map(type => [resourceName(type), type]));
  return Object.fromEntries(
    wanted.map(plural => {
      const api = { group: GATEWAY_API, plural };
      const type: ResourceType = known.get(`${plural}.${GATEWAY_API}`) ?? {
        kind: 'CustomResource',
        ...api,
        versions: GATEWAY_VERSIONS[plural],
        ...(definitions && {
          isPrinted: definitions.usesPrinter(api),
          describe: (...item) => definitions.describe(api, ...item),
        }),
      };
      return [plural, type];
    }),
  );
}

/** The types of a cluster, and the routes that are found by the Services that they lead to. */
export function withRoutes(
  types: readonly ResourceType[],
  { grpcroutes, httproutes }: GatewayTypes,
): readonly ResourceType[] {
  const routes = [httproutes, grpcroutes].flatMap(type => type ?? []);
  return [...types, ...routes.filter(type => !types.includes(type))];
}
