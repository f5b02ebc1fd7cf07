import { configuredGatewayPlurals, GATEWAY_PLURALS } from './gatewayApi';

it('is read whole unless the kinds to read are listed', () => {
  expect(configuredGatewayPlurals(undefined)).toEqual(GATEWAY_PLURALS);
  expect(configuredGatewayPlurals(['pods', 'HTTPRoutes'])).toEqual([
    'httproutes',
  ]);
  expect(configuredGatewayPlurals(['pods'])).toEqual([]);
});
