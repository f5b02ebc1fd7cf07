import { aDeployment, anObject } from '../anObject';
import { secondsAgo } from '../time';
import {
  aClass,
  certificate,
  ingress,
  inShop,
  LABELS,
  NGINX,
  path,
  pod,
  policy,
  served,
  service,
  TLS,
  unready,
  withPorts,
} from './objects';
import { Healthy } from './types';

export const HEALTHY: readonly Healthy[] = [
  ['an Ingress that is served', [served(), NGINX, service(), pod()]],
  [
    'a port by name',
    [served(ingress({ name: 'http' })), NGINX, service(), pod()],
  ],
  [
    'an Ingress without a class where one is the default',
    [
      ingress({ number: 80 }, { ingressClassName: undefined }),
      aClass('nginx', true),
      service(),
      pod(),
    ],
  ],
  [
    'a class that a controller serves without an IngressClass',
    [
      served(ingress({ number: 80 }, { ingressClassName: 'internal' })),
      NGINX,
      service(),
      pod(),
    ],
  ],
  [
    'a class by annotation, which controllers read as they like',
    [
      anObject(
        'Ingress',
        inShop('web', {
          annotations: { 'kubernetes.io/ingress.class': 'gce' },
        }),
      ).withSpec({
        rules: [{ http: { paths: [path('web', { number: 80 })] } }],
      }),
      NGINX,
      service(),
      pod(),
    ],
  ],
  [
    'an action of a controller in place of a Service',
    [
      served(ingress({ name: 'use-annotation' }, { name: 'ssl-redirect' })),
      NGINX,
      service(),
      pod(),
    ],
  ],
  [
    'a backend that is no Service',
    [
      served(
        ingress(
          { number: 80 },
          {
            rules: [
              {
                http: {
                  paths: [
                    {
                      path: '/',
                      pathType: 'Prefix',
                      backend: {
                        resource: {
                          apiGroup: 'example.net',
                          kind: 'Bucket',
                          name: 'a',
                        },
                      },
                    },
                  ],
                },
              },
            ],
          },
        ),
      ),
      service(),
      pod(),
    ],
  ],
  [
    'an ExternalName',
    [
      served(),
      service({
        type: 'ExternalName',
        externalName: 'db.example',
        clusterIP: undefined,
        selector: undefined,
        ports: undefined,
      }),
      pod(),
    ],
  ],
  ['a Service without a selector', [service({ selector: undefined }), pod()]],
  ['a Service that nobody leads to', [service(), pod()]],
  [
    'a headless Service whose pods aren’t ready',
    [service({ clusterIP: 'None' }), unready()],
  ],
  [
    'a headless Service that selects nothing',
    [service({ clusterIP: 'None', selector: { app: 'gone' } }), pod()],
  ],
  [
    'a headless Service without ports',
    [service({ clusterIP: 'None', ports: undefined }), pod()],
  ],
  [
    'a Service that publishes pods before they are ready',
    [service({ publishNotReadyAddresses: true }), unready()],
  ],
  [
    'a named port of a sidecar',
    [service({ ports: [{ port: 80, targetPort: 'metrics' }] }), withPorts()],
  ],
  [
    'a workload that is scaled to zero',
    [
      served(),
      service(),
      aDeployment(inShop('web', { labels: LABELS, replicas: 0 })).withSpec({
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: { containers: [{ name: 'app', image: 'shop/web:1.4.1' }] },
        },
      }),
      pod('other', { labels: { app: 'other' } }),
    ],
  ],
  ['pods that are just starting', [service(), unready({ ageSeconds: 20 })]],
  [
    'a Service that was just created',
    [service({ selector: { app: 'new' } }, { ageSeconds: 20 }), pod()],
  ],
  [
    'a load balancer that was just created',
    [service({ type: 'LoadBalancer' }, { ageSeconds: 200 }), pod()],
  ],
  [
    'a certificate that is renewed in time',
    [
      served(ingress({ number: 80 }, TLS)),
      service(),
      pod(),
      certificate({
        notAfter: secondsAgo(-86_400),
        renewalTime: secondsAgo(-3_600),
      }),
    ],
  ],
  [
    'a certificate that is being issued',
    [
      served(ingress({ number: 80 }, TLS)),
      service(),
      pod(),
      certificate(
        { conditions: [{ type: 'Ready', status: 'False' }] },
        { creationTimestamp: secondsAgo(300) },
      ),
    ],
  ],
  [
    'a policy that lets nobody in, as the network may not enforce it',
    [service(), pod(), policy({ podSelector: {}, policyTypes: ['Ingress'] })],
  ],
];
