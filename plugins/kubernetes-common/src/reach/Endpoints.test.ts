import { EndpointSlice, parseObject } from '../model';
import { endpointSlice } from '../testing/reach/objects';
import { Endpoints } from './Endpoints';

const slice = (...args: Parameters<typeof endpointSlice>) =>
  parseObject(endpointSlice(...args).build()) as EndpointSlice;

const WEB = { namespace: 'shop', name: 'web' };

it('are added up over the slices of a Service', () => {
  const endpoints = new Endpoints([
    slice([true, false]),
    slice([true], { ports: [{ name: 'http', port: 8080 }] }),
  ]);
  expect(endpoints.of(WEB)).toEqual({
    ready: 2,
    total: 3,
    ports: new Set(['', 'http']),
  });
});

it('are counted once where they have addresses of both kinds', () => {
  const both = ['IPv4', 'IPv6'].map(addressType =>
    slice([true, true], { addressType }),
  );
  expect(new Endpoints(both).of(WEB)).toMatchObject({ ready: 2, total: 2 });
});

it('serve no port while none is ready', () => {
  expect(new Endpoints([slice([false])]).of(WEB)?.ports.size).toBe(0);
});

it('are unknown without a slice, and without the name of the Service', () => {
  const nameless = slice([true], { metadata: { labels: {} } });
  expect(new Endpoints([nameless]).of(WEB)).toBeUndefined();
  expect(new Endpoints([]).of(WEB)).toBeUndefined();
});

it('are ready unless they say that they are not', () => {
  const silent = slice([], { endpoints: [{ addresses: [] }, null, 7] });
  expect(new Endpoints([silent]).of(WEB)).toMatchObject({ ready: 3, total: 3 });
});
