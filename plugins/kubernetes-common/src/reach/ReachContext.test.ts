import { parseObject, Service } from '../model';
import { secondsAgo } from '../testing';
import { DB } from '../testing/reach/routeObjects';
import {
  certificate,
  endpointSlice,
  NGINX,
  pod,
  policy,
  service,
} from '../testing/reach/objects';
import { aReachContext } from './testing/aReachContext';

it('knows whether something is missing or was not read', () => {
  const read = aReachContext([service()]);
  expect(read.findService('shop', 'web')).toMatchObject({ kind: 'Service' });
  expect(read.findService('shop', 'gone')).toBe('missing');
  expect(aReachContext([pod()]).findService('shop', 'gone')).toBe('unknown');
  expect(aReachContext([], { references: {} }).classes).toBeUndefined();
  expect(aReachContext([NGINX]).classes).toHaveLength(1);
});

it('compares pods once for all Services that select the same', () => {
  const context = aReachContext([service(), pod(), pod('web-2')]);
  const pods = context.selectPods(context.services[0]) ?? [];
  expect(pods).toHaveLength(2);
  expect(context.targets(pods)).toBe(context.targets(pods));
  expect(context.targets(pods, true)).not.toBe(context.targets(pods));
});

it('applies policies to pods of their own namespace only', () => {
  const deny = policy({ podSelector: {} });
  const context = aReachContext([
    service(),
    pod('web-1', { namespace: 'other' }),
    pod('web-2'),
    deny,
  ]);
  const blocked = (namespace: string) => {
    const all = context.selectPods({
      ...context.services[0],
      metadata: { ...context.services[0].metadata, namespace },
    });
    return context.targets(all ?? []).isBlocked;
  };
  expect([blocked('shop'), blocked('other')]).toEqual([true, false]);
});

it('counts endpoints and policies only where all of them are known', () => {
  const objects = [
    service(),
    pod(),
    policy({ podSelector: {} }),
    endpointSlice([true]),
  ];
  const seen = (gap?: 'failed') => {
    const context = aReachContext(objects, {
      references: {},
      extents: [
        'endpointslices.discovery.k8s.io',
        'networkpolicies.networking.k8s.io',
      ].map(resource => ({
        resource,
        namespace: 'shop',
        ...(gap && { gap }),
      })),
    });
    const [own] = context.services;
    const pods = context.selectPods(own) ?? [];
    return [
      context.countEndpoints(own)?.ready,
      context.targets(pods).isBlocked,
    ];
  };
  expect(seen()).toEqual([1, true]);
  expect(seen('failed')).toEqual([undefined, false]);
});

it('knows its own Services from those that it only leads to', () => {
  const other = parseObject(DB.build()) as Service;
  const context = aReachContext([service()], {
    references: { Service: [other] },
  });
  expect(context.isOwn(context.services[0])).toBe(true);
  expect(context.isOwn(other)).toBe(false);
  expect(context.findService('data', 'db')).toBe(other);
});

it('finds a certificate by the Secret and the host', () => {
  const context = aReachContext([certificate({ notAfter: secondsAgo(1) })]);
  expect(
    context.findCertificate('shop', ['web-tls'], 'shop.example'),
  ).toBeDefined();
  expect(
    context.findCertificate('shop', ['web-tls'], 'shop.test'),
  ).toBeUndefined();
  expect(
    context.findCertificate('shop', ['other'], 'shop.example'),
  ).toBeUndefined();
});

it('measures time from now', () => {
  const context = aReachContext([service({}, { ageSeconds: 60 })]);
  const [own] = context.services;
  expect(context.isYoung(own)).toBe(true);
  expect(context.isYoung(own, 59)).toBe(false);
  expect(context.until(secondsAgo(-5))).toBe(5_000);
  expect(context.until('never')).toBeUndefined();
});
