import {
  AFAR,
  behind,
  elsewhere,
  FROM_ELSEWHERE,
  gateway,
  route,
} from '../testing/reach/routeObjects';
import { gatewayLinks } from './gatewayLinks';
import { aReachContext } from './testing/aReachContext';

const GATEWAYS = 'gateways.gateway.networking.k8s.io';

function first(builders: Parameters<typeof aReachContext>[0], rest = {}) {
  const context = aReachContext([...behind(), ...builders], rest);
  const [link] = gatewayLinks(context, context.routes[0]);
  return link;
}

const readIn = (namespace: string, gap?: 'forbidden') => ({
  references: {},
  extents: [{ resource: GATEWAYS, namespace, ...(gap && { gap }) }],
});

it('ends at a Gateway that is not in a namespace that was read', () => {
  expect(first([route({}, {})], readIn('shop'))).toMatchObject({
    name: 'public',
    state: 'broken',
    reason: 'gatewayMissing',
  });
});

it('proves nothing about namespaces that were not read, or may not be', () => {
  const afar = route(FROM_ELSEWHERE, {});
  expect(first([afar], readIn('shop'))).toMatchObject({
    ...elsewhere,
    state: 'unknown',
    reason: 'notRead',
  });
  expect(first([afar], readIn('gateways', 'forbidden'))).toMatchObject({
    state: 'unknown',
    reason: 'forbidden',
    detail: expect.stringContaining('[gateways]'),
  });
});

it('takes the word of a controller whose Gateway may not be read', () => {
  expect(
    first([route(FROM_ELSEWHERE, AFAR)], readIn('gateways', 'forbidden')),
  ).toMatchObject({ state: 'ok' });
});

it('names the listeners of a Gateway that has not the right one', () => {
  const named = route({ parentRefs: [{ name: 'public', sectionName: 'x' }] });
  expect(first([named, gateway()])).toMatchObject({
    reason: 'listenerMissing',
    detail: 'http',
  });
});

it('is not checked without a parent', () => {
  expect(first([route({ parentRefs: [] }, {})])).toEqual({
    step: 'gateway',
    state: 'notChecked',
    reason: 'notGateway',
  });
});
