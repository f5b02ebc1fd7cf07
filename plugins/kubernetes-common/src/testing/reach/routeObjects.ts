import { aPod } from '../aPod';
import { aCustomResource, anObject } from '../anObject';
import { Buildable, inShop, LABELS } from './objects';

const API = 'gateway.networking.k8s.io/v1';

export const behind = (): readonly Buildable[] => [
  aPod(inShop('web-1', { labels: LABELS })),
  anObject('Service', inShop('web')).withSpec({
    selector: LABELS,
    ports: [{ port: 80 }],
  }),
];

export const accepted = (parentRef: object = { name: 'public' }) => ({
  parents: [
    {
      parentRef,
      controllerName: 'example.net/gateway',
      conditions: [
        { type: 'Accepted', status: 'True', observedGeneration: 1 },
        { type: 'ResolvedRefs', status: 'True', observedGeneration: 1 },
      ],
    },
  ],
});

export const route = (spec: object = {}, status: object = accepted()) =>
  aCustomResource(API, 'HTTPRoute', inShop('web'))
    .withSpec({
      hostnames: ['shop.example'],
      parentRefs: [{ name: 'public' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
      ...spec,
    })
    .withStatus({ ...status });

const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };

export const gateway = (listener: object = {}, options: object = {}) =>
  aCustomResource(API, 'Gateway', inShop('public', options))
    .withSpec({
      gatewayClassName: 'any',
      listeners: [{ ...HTTP, ...listener }],
    })
    .withStatus({ addresses: [{ type: 'IPAddress', value: '192.0.2.1' }] });

export const elsewhere = { namespace: 'gateways' };
export const FROM_ELSEWHERE = {
  parentRefs: [{ name: 'public', ...elsewhere }],
};
export const AFAR = accepted({ name: 'public', ...elsewhere });

export const grant = (from: object, to: object = {}) =>
  aCustomResource('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', {
    name: 'shops',
    namespace: 'data',
  }).withSpec({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', ...from }],
    to: [{ group: '', kind: 'Service', ...to }],
  });

export const TO_DATA = {
  rules: [{ backendRefs: [{ name: 'db', namespace: 'data', port: 80 }] }],
};

export const DB = anObject('Service', {
  name: 'db',
  namespace: 'data',
}).withSpec({
  ports: [{ port: 80 }],
});
