import { KubernetesObject } from './testing';
import { parseTable } from './testing/Kubectl';
import { setUpKubectl } from './testing/setUpKubectl';

const GATEWAY = 'gateway.networking.k8s.io';

const object = (
  apiVersion: string,
  kind: string,
  rest: object = {},
  namespace?: string,
): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'web', ...(namespace && { namespace }) },
  ...rest,
});

/** Everything that requests to a service depend on, by the resource that kubectl takes. */
const OBJECTS: Readonly<Record<string, KubernetesObject>> = {
  'ingressclasses.networking.k8s.io': object(
    'networking.k8s.io/v1',
    'IngressClass',
  ),
  'networkpolicies.networking.k8s.io': object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    {},
    'shop',
  ),
  'endpointslices.discovery.k8s.io': object(
    'discovery.k8s.io/v1',
    'EndpointSlice',
    { addressType: 'IPv4', endpoints: [] },
    'shop',
  ),
  [`gatewayclasses.${GATEWAY}`]: object(`${GATEWAY}/v1`, 'GatewayClass'),
  [`gateways.${GATEWAY}`]: object(`${GATEWAY}/v1`, 'Gateway', {}, 'shop'),
  [`httproutes.${GATEWAY}`]: object(`${GATEWAY}/v1`, 'HTTPRoute', {}, 'shop'),
  [`grpcroutes.${GATEWAY}`]: object(`${GATEWAY}/v1`, 'GRPCRoute', {}, 'shop'),
  [`referencegrants.${GATEWAY}`]: object(
    `${GATEWAY}/v1beta1`,
    'ReferenceGrant',
    {},
    'shop',
  ),
};

const world = setUpKubectl(
  {
    scenario: { clusters: [{ name: 'one', operators: ['gateway-api'] }] },
  },
  simulator => {
    for (const one of Object.values(OBJECTS)) simulator.cluster('one').put(one);
  },
);

it.each(Object.keys(OBJECTS))('kubectl gets %s', async resource => {
  const rows = parseTable(await world.kubectl.run('get', resource, '-A'));
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain('web');
});
