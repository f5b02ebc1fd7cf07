import { KubernetesObject, Simulator, startSimulator } from './testing';
import { Kubectl, parseTable } from './testing/Kubectl';

/** A busy machine takes its time to start a program. */
jest.setTimeout(60_000);

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

let simulator: Simulator;
let kubectl: Kubectl;

beforeAll(async () => {
  simulator = await startSimulator({
    scenario: { clusters: [{ name: 'one', operators: ['gateway-api'] }] },
  });
  for (const one of Object.values(OBJECTS)) simulator.cluster('one').put(one);
  kubectl = await Kubectl.create(simulator);
});

afterAll(async () => {
  await simulator.stop();
  await kubectl.remove();
});

it.each(Object.keys(OBJECTS))('kubectl gets %s', async resource => {
  const rows = parseTable(await kubectl.run('get', resource, '-A'));
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain('web');
});
