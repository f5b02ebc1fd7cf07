import { parseObject, Service } from '../model';
import { secondsAgo } from '../testing';
import { endpointSlice, pod, service, unready } from '../testing/reach/objects';
import { endpointLinks } from './endpointLinks';
import { aReachContext } from './testing/aReachContext';

const isForbidden = {
  references: {},
  extents: [
    {
      resource: 'endpointslices.discovery.k8s.io',
      namespace: 'shop',
      gap: 'forbidden' as const,
    },
  ],
};

function links(builders: Parameters<typeof aReachContext>[0], rest = {}) {
  const context = aReachContext(builders, rest);
  const [own] = context.services;
  return endpointLinks(context, own, own.spec.ports[0]).map(
    ({ state, reason, ready, total }) =>
      [state, reason, ready, total]
        .filter(each => each !== undefined)
        .join(' '),
  );
}

it.each([
  [
    'pods of another service that match, too',
    [service(), unready(), endpointSlice([true])],
    'ok 1 1',
  ],
  [
    'nothing of its own, and slices without an endpoint',
    [service(), pod('x', { labels: { app: 'x' } }), endpointSlice([])],
    'broken selectsNothing 0 0',
  ],
  [
    'nothing of its own, but ready pods of another service',
    [
      service(),
      pod('x', { labels: { app: 'x' } }),
      endpointSlice([true, false]),
    ],
    'ok 1 2',
  ],
  [
    'nothing of its own, and nothing ready of another service',
    [service(), pod('x', { labels: { app: 'x' } }), endpointSlice([false])],
    'broken noReadyEndpoint 0 1',
  ],
  [
    'endpoints that somebody else writes',
    [service({ selector: undefined }), endpointSlice([true])],
    'ok 1 1',
  ],
  [
    'none of those ready',
    [service({ selector: undefined }), endpointSlice([false])],
    'broken noReadyEndpoint 0 1',
  ],
  [
    'no endpoints that anybody wrote',
    [service({ selector: undefined }), endpointSlice([])],
    'notChecked noSelector',
  ],
  [
    'slices alone, without the right to read pods',
    [service(), endpointSlice([true])],
    'ok 1 1',
  ],
])('with %s', (_, builders, expected) => {
  expect(links(builders)[0]).toBe(expected);
});

describe('of a Service that is not the service’s own', () => {
  const foreign = parseObject(service().build()) as Service;
  const of = (
    rest: object,
    slices: Parameters<typeof aReachContext>[0] = [],
  ) => {
    const context = aReachContext([pod(), ...slices], {
      references: { Service: [foreign] },
      extents: [
        { resource: 'endpointslices.discovery.k8s.io', namespace: 'shop' },
      ],
      ...rest,
    });
    const [link] = endpointLinks(context, foreign, undefined);
    return [link.state, link.reason].join(' ');
  };

  it('are known by its slices only', () => {
    expect(of({}, [endpointSlice([true])])).toBe('ok ');
    expect(of({}, [endpointSlice([false])])).toBe('unknown otherService');
    expect(of({})).toBe('unknown otherService');
    const changed = (seconds: number, ready: readonly boolean[] = [false]) =>
      endpointSlice(ready, {
        metadata: {
          annotations: {
            'endpoints.kubernetes.io/last-change-trigger-time':
              secondsAgo(seconds),
          },
        },
      });
    expect(of({}, [changed(300)])).toBe('broken noReadyEndpoint');
    expect(of({}, [changed(30)])).toBe('unknown otherService');
    expect(of({}, [changed(-300)])).toBe('unknown otherService');
    expect(of({}, [changed(300, [])])).toBe('unknown otherService');
    expect(of(isForbidden)).toBe('unknown forbidden');
  });
});
