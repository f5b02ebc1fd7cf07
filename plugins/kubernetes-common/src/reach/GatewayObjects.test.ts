import { gateway, grant } from '../testing/reach/routeObjects';
import { aReachContext } from './testing/aReachContext';

const GROUP = 'gateway.networking.k8s.io';
const GRANTS = `referencegrants.${GROUP}`;

it('knows grants of the namespaces that were read', () => {
  const extents = [{ resource: GRANTS, namespace: 'data' }];
  const read = aReachContext([], { references: {}, extents });
  expect(read.gateways.grantsIn('data')).toEqual([]);
  expect(read.gateways.grantsIn('other')).toBeUndefined();
  const given = aReachContext([grant({ namespace: 'shop' })]);
  expect(given.gateways.grantsIn('data')).toHaveLength(1);
  expect(given.gateways.grantsIn('other')).toEqual([]);
  expect(aReachContext([]).gateways.grantsIn('data')).toBeUndefined();
});

it('knows Gateways of the namespaces that were read', () => {
  const extents = [{ resource: `gateways.${GROUP}`, namespace: 'shop' }];
  const read = aReachContext([], { references: {}, extents });
  expect(read.gateways.find('shop', 'public')).toBe('missing');
  expect(read.gateways.find('infra', 'public')).toBe('unknown');
  const given = aReachContext([gateway()]);
  expect(given.gateways.find('shop', 'public')).toMatchObject({
    metadata: { name: 'public' },
  });
  expect(given.gateways.find('shop', 'other')).toBe('missing');
  expect(aReachContext([]).gateways.find('shop', 'public')).toBe('unknown');
});

it('knows classes only where all of them were read', () => {
  const extents = [{ resource: `gatewayclasses.${GROUP}` }];
  const read = aReachContext([], { references: {}, extents });
  expect(read.gateways.findClass('any')).toBe('missing');
  expect(aReachContext([]).gateways.findClass('any')).toBe('unknown');
});
