import {
  aCustomResource,
  aDeployment,
  anObject,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects } from '../../__testUtils__/builtObjects';
import { GATEWAY_PLURALS } from '../gatewayApi';
import { gatewayTypes } from '../gatewayTypes';
import { configuredTypes, lookUpTypes, resourceName } from '../resourceTypes';
import { planReachWatches } from './planReachWatches';

const types = lookUpTypes(configuredTypes(undefined));
const gateway = gatewayTypes(GATEWAY_PLURALS, []);

function plan(
  objects: readonly { build(): object }[],
  lookup = types,
  wanted = gateway,
): readonly string[] {
  return planReachWatches(buildObjects(...objects), lookup, wanted).map(
    ({ namespace = '*', type }) =>
      `${namespace} ${resourceName(type).replace(/\..*/, '')}`,
  );
}

const inShop = { name: 'web', namespace: 'shop' };
const service = anObject('Service', inShop);
const ingress = anObject('Ingress', inShop);
const route = (spec: object) =>
  aCustomResource('gateway.networking.k8s.io/v1', 'HTTPRoute', inShop).withSpec(
    { ...spec },
  );

const OF_A_SERVICE = [
  'shop networkpolicies',
  'shop endpointslices',
  'shop httproutes',
  'shop grpcroutes',
];

it('reads nothing where nothing leads to a service', () => {
  expect(plan([aDeployment(inShop)])).toEqual([]);
});

it('reads what is behind and before a Service, in its namespace', () => {
  expect([...plan([service, service])].sort()).toEqual(
    [...OF_A_SERVICE].sort(),
  );
});

it('reads classes once for a cluster, for an Ingress only', () => {
  expect(plan([ingress])).toEqual(['* ingressclasses']);
});

it('reads Gateways and grants where a route names them', () => {
  const afar = route({
    parentRefs: [
      { name: 'public', namespace: 'infra' },
      { name: 'own' },
      { kind: 'Service', name: 'mesh', namespace: 'mesh' },
    ],
    rules: [
      {
        backendRefs: [
          { name: 'db', namespace: 'data' },
          { name: 'web', namespace: 'shop' },
          { name: 'here' },
          { kind: 'Bucket', name: 'b', namespace: 'buckets' },
        ],
      },
    ],
  });
  expect(plan([afar])).toEqual([
    'infra gateways',
    'shop gateways',
    'data referencegrants',
    '* gatewayclasses',
  ]);
});

it('reads ten namespaces at most, however many a route names', () => {
  const parentRefs = Array.from({ length: 64 }, (_, at) => ({
    name: 'public',
    namespace: `n${at}`,
  }));
  expect(plan([route({ parentRefs })])).toHaveLength(11);
});

it('reads only what the configuration allows', () => {
  const few = lookUpTypes(configuredTypes(['pods', 'services']));
  expect(plan([service, ingress], few, {})).toEqual([]);
});
