import { aCustomResource, secondsAgo } from '../testing';
import { behind, gateway, route } from '../testing/reach/routeObjects';
import { gatewayLinks } from './gatewayLinks';
import { aReachContext } from './testing/aReachContext';

const CLASSES = 'gatewayclasses.gateway.networking.k8s.io';

const aClass = (name: string, status: 'True' | 'False' = 'True') =>
  aCustomResource('gateway.networking.k8s.io/v1', 'GatewayClass', {
    name,
  }).withCondition({
    type: 'Accepted',
    status,
    message: 'unknown parameters',
    lastTransitionTime: secondsAgo(600),
  });

const addressless = (options = {}) =>
  gateway({}, options).withStatus({ addresses: [] });

function state(builders: Parameters<typeof aReachContext>[0], rest = {}) {
  const context = aReachContext([...behind(), route(), ...builders], rest);
  return gatewayLinks(context, context.routes[0])
    .slice(1)
    .map(({ step, state: each, reason }) =>
      [step, each, reason].filter(Boolean).join(' '),
    );
}

const read = { references: {}, extents: [{ resource: CLASSES }] };

it('is good with an address, whatever its class', () => {
  expect(state([gateway()], read)).toEqual(['address ok']);
});

it.each([
  ['missing', [addressless()], read, 'class broken classMissing'],
  [
    'missing for a moment',
    [addressless({ ageSeconds: 10 })],
    read,
    'class unknown starting',
  ],
  [
    'refused',
    [addressless(), aClass('any', 'False')],
    read,
    'class broken classRefused',
  ],
  ['there', [addressless(), aClass('any')], read, 'class ok'],
  ['not read', [addressless()], { references: {} }, 'class unknown notRead'],
  [
    'not to be read',
    [addressless()],
    { references: {}, extents: [{ resource: CLASSES, gap: 'forbidden' }] },
    'class unknown forbidden',
  ],
])('has a class that is %s', (_, builders, rest, expected) => {
  expect(state(builders, rest)[0]).toBe(expected);
});

it('says nothing of the class where only objects were given', () => {
  expect(state([addressless()])).toEqual(['address unknown noAddress']);
});

it('has no address yet while its controller works on it', () => {
  const pending = (ageSeconds: number) =>
    addressless({ ageSeconds }).withCondition({
      type: 'Programmed',
      status: 'False',
    });
  expect(state([pending(60)])).toEqual(['address unknown starting']);
  expect(state([pending(600)])).toEqual(['address broken gatewayNotReady']);
});
