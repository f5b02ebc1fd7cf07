import { ReachLink } from '@podlight/backstage-plugin-kubernetes-common';
import { brokenWays } from './brokenWays';

const ways = (kind: string, ...chains: (readonly ReachLink[])[]) =>
  brokenWays({
    kind,
    namespace: 'shop',
    reach: chains.map(links => ({ links })),
  });

const SERVICE: ReachLink = { step: 'service', state: 'ok', name: 'web' };

it('ends at a Service that is missing, or lacks the port', () => {
  const found = ways(
    'Ingress',
    [{ ...SERVICE, state: 'broken', name: 'gone' }],
    [SERVICE, { step: 'port', state: 'broken', name: '81' }],
    [{ ...SERVICE, state: 'broken', namespace: 'data', name: 'db' }],
  );
  expect([...found.services]).toEqual(['shop/gone', 'shop/web', 'data/db']);
  expect(found).toMatchObject({ isBefore: false, isBehind: false });
});

it('ends before an Ingress whose class does not exist', () => {
  const found = ways('Ingress', [{ step: 'class', state: 'broken' }, SERVICE]);
  expect(found).toMatchObject({ isBefore: true, services: new Set() });
});

it('ends at the Gateway that refuses a route or has no address', () => {
  const gateway: ReachLink = { step: 'gateway', state: 'ok', name: 'public' };
  const found = ways(
    'HTTPRoute',
    [{ ...gateway, state: 'broken', namespace: 'infra' }],
    [gateway, { step: 'address', state: 'broken' }],
  );
  expect([...found.gateways]).toEqual(['infra/public', 'shop/public']);
});

it.each(['endpoints', 'pods'] as const)(
  'ends behind a Service without %s, which is said of nothing else',
  step => {
    const links: readonly ReachLink[] = [SERVICE, { step, state: 'broken' }];
    expect(ways('Service', links).isBehind).toBe(true);
    expect(ways('Ingress', links)).toMatchObject({
      isBefore: false,
      isBehind: false,
    });
  },
);

it('has no end where nothing is broken', () => {
  expect(brokenWays({ kind: 'Service', namespace: 'shop' })).toEqual({
    isBefore: false,
    isBehind: false,
    services: new Set(),
    gateways: new Set(),
  });
  expect(ways('Service', [SERVICE]).isBehind).toBe(false);
});
