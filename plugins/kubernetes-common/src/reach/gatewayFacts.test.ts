import { CustomResource, parseObject } from '../model';
import { grant, route } from '../testing/reach/routeObjects';
import {
  allows,
  intersects,
  isToGateway,
  isToService,
  ReferenceGrant,
  Route,
} from './gatewayFacts';

const parsed = <T>(builder: { build(): unknown }) =>
  parseObject(builder.build()) as CustomResource as T;

it.each([
  ['shop.example', 'shop.example', true],
  ['*.example', 'shop.example', true],
  ['shop.example', '*.example', true],
  ['*.example', '*.shop.example', true],
  ['*.example', 'example', false],
  ['*.a.example', '*.b.example', false],
])('%s and %s have a name in common: %s', (a, b, expected) => {
  expect(intersects(a, b)).toBe(expected);
});

it('refer to a Gateway and to a Service by default', () => {
  expect(isToGateway({ name: 'a' })).toBe(true);
  expect(isToGateway({ kind: 'Service', name: 'a' })).toBe(false);
  expect(isToService({ name: 'a' })).toBe(true);
  expect(isToService({ group: 'x.io', name: 'a' })).toBe(false);
});

it.each([
  [{ namespace: 'shop' }, {}, 'db', true],
  [{ namespace: 'shop' }, { name: 'db' }, 'db', true],
  [{ namespace: 'shop' }, { name: 'x' }, 'db', false],
  [{ namespace: 'blog' }, {}, 'db', false],
  [{ namespace: 'shop', kind: 'GRPCRoute' }, {}, 'db', false],
  [{ namespace: 'shop' }, { kind: 'Secret' }, 'db', false],
])('a grant from %j to %j of %s: %s', (from, to, name, expected) => {
  const backend = { name, namespace: 'data', port: 80 };
  expect(
    allows(
      parsed<ReferenceGrant>(grant(from, to)),
      parsed<Route>(route()),
      backend,
    ),
  ).toBe(expected);
});
