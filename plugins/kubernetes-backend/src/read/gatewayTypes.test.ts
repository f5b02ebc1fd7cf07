import { GATEWAY_API, GATEWAY_PLURALS } from './gatewayApi';
import { gatewayTypes, withRoutes } from './gatewayTypes';
import { configuredTypes, resourceName, ResourceType } from './resourceTypes';

const CONFIGURED: ResourceType = {
  kind: 'CustomResource',
  group: GATEWAY_API,
  plural: 'httproutes',
  versions: ['v1beta1'],
};

it('are those that are configured, so that both are one list', () => {
  const types = gatewayTypes(GATEWAY_PLURALS, [CONFIGURED]);
  expect(types.httproutes).toBe(CONFIGURED);
  expect(types.grpcroutes).toMatchObject({ versions: ['v1', 'v1alpha2'] });
});

it('are judged by their definitions', () => {
  const describe = jest.fn();
  const definitions = { describe, find: jest.fn(), usesPrinter: () => true };
  const { gateways } = gatewayTypes(['gateways'], [], definitions);
  gateways?.describe?.({}, {} as never);
  expect(gateways?.isPrinted).toBe(true);
  expect(describe).toHaveBeenCalledWith(
    { group: GATEWAY_API, plural: 'gateways' },
    {},
    {},
  );
});

it('are only those that are wanted', () => {
  expect(gatewayTypes([], [CONFIGURED])).toEqual({});
});

it('add routes to the types whose objects can be opened, once', () => {
  const types = [...configuredTypes(['pods']), CONFIGURED];
  const all = withRoutes(types, gatewayTypes(GATEWAY_PLURALS, types));
  expect(all.map(resourceName)).toEqual([
    'pods',
    `httproutes.${GATEWAY_API}`,
    `grpcroutes.${GATEWAY_API}`,
  ]);
});
