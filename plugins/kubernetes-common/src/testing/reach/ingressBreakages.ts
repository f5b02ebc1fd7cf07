import { secondsAgo } from '../time';
import {
  aClass,
  built,
  certificate,
  ingress,
  inShop,
  NGINX,
  path,
  pod,
  served,
  service,
  TLS,
} from './objects';
import { Breakage } from './types';

export const INGRESS_BREAKAGES: readonly Breakage[] = [
  [
    'a class that does not exist',
    [
      ingress({ number: 80 }, { ingressClassName: 'ngnix' }),
      NGINX,
      service(),
      pod(),
    ],
    'class',
    'classMissing',
  ],
  [
    'a class where the cluster has none that it may be',
    [ingress(), aClass('traefik', true), service(), pod()],
    'class',
    'classMissing',
  ],
  [
    'no class where none is the default',
    [
      ingress({ number: 80 }, { ingressClassName: undefined }),
      NGINX,
      service(),
      pod(),
    ],
    'class',
    'classUnnamed',
  ],
  [
    'a Service that does not exist',
    [served(ingress({ number: 80 }, { name: 'wbe' })), NGINX, service(), pod()],
    'service',
    'serviceMissing',
  ],
  [
    'a default backend that does not exist',
    [
      served(
        ingress(
          { number: 80 },
          {
            rules: [],
            defaultBackend: { service: { name: 'gone', port: { number: 80 } } },
          },
        ),
      ),
      NGINX,
      service(),
      pod(),
    ],
    'service',
    'serviceMissing',
  ],
  [
    'a Service of the old API that does not exist',
    [
      built({
        apiVersion: 'networking.k8s.io/v1beta1',
        kind: 'Ingress',
        metadata: inShop('old'),
        spec: { backend: { serviceName: 'gone', servicePort: 80 } },
      }),
      service(),
      pod(),
    ],
    'service',
    'serviceMissing',
  ],
  [
    'the port of the container instead of that of the Service',
    [served(ingress({ number: 8080 })), NGINX, service(), pod()],
    'port',
    'portMissing',
  ],
  [
    'a port by a name that it does not have',
    [served(ingress({ name: 'web' })), NGINX, service(), pod()],
    'port',
    'portMissing',
  ],
  [
    'a port by name where the Service has no names',
    [
      served(ingress({ name: 'http' })),
      NGINX,
      service({ ports: [{ port: 80 }] }),
      pod(),
    ],
    'port',
    'portMissing',
  ],
  [
    'a number of the old API that is no port',
    [
      built({
        apiVersion: 'extensions/v1beta1',
        kind: 'Ingress',
        metadata: inShop('old'),
        spec: { backend: { serviceName: 'web', servicePort: 81 } },
      }),
      service(),
      pod(),
    ],
    'port',
    'portMissing',
  ],
  [
    'the second of two paths',
    [
      served(
        ingress(
          { number: 80 },
          {
            rules: [
              {
                host: 'shop.example',
                http: {
                  paths: [
                    path('web', { number: 80 }),
                    path('web', { number: 81 }),
                  ],
                },
              },
            ],
          },
        ),
      ),
      NGINX,
      service(),
      pod(),
    ],
    'port',
    'portMissing',
  ],
  [
    'a certificate that has expired',
    [
      served(ingress({ number: 80 }, TLS)),
      NGINX,
      service(),
      pod(),
      certificate({ notAfter: secondsAgo(60) }),
    ],
    'certificate',
    'certificateExpired',
  ],
  [
    'a certificate that was never issued',
    [
      served(ingress({ number: 80 }, TLS)),
      NGINX,
      service(),
      pod(),
      certificate({ conditions: [{ type: 'Ready', status: 'False' }] }),
    ],
    'certificate',
    'certificateNotReady',
  ],
];
