import { ReadExtent } from '../model';
import { Extents, roleRule } from './Extents';

const GATEWAYS = 'gateways.gateway.networking.k8s.io';

const extents = (...list: readonly ReadExtent[]) =>
  new Extents({ objects: {}, references: {}, extents: list });

it('assume that all was given where nothing was read', () => {
  expect(new Extents({ objects: {} }).of('gateways', 'shop')).toBe('assumed');
});

it.each([
  [undefined, 'read'],
  ['forbidden', 'forbidden'],
  ['unserved', 'unread'],
  ['failed', 'unread'],
] as const)('with the gap %s are %s', (gap, expected) => {
  const found = extents({
    resource: GATEWAYS,
    namespace: 'infra',
    ...(gap && { gap }),
  });
  expect(found.of('gateways', 'infra')).toBe(expected);
  expect(found.of('gateways', 'shop')).toBe('unread');
  expect(found.of('gatewayclasses')).toBe('unread');
});

it('of types without a namespace are those of the cluster', () => {
  const found = extents({ resource: 'ingressclasses.networking.k8s.io' });
  expect(found.of('ingressclasses')).toBe('read');
});

it('quote the rule that a role would need', () => {
  expect(roleRule('networkpolicies')).toBe(
    'apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [get, list, watch]',
  );
});
