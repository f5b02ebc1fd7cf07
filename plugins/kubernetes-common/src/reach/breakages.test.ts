import {
  aDeployment,
  anObject,
  aPod,
  FIXTURE_NOW,
  secondsAgo,
} from '../testing';
import { ClusterReferences, parseObject, toClusterObjects } from '../model';
import { Buildable, built, inShop } from '../diagnose/testing/shop';
import { firstBroken, ReachReason, ReachStep } from './types';
import { ingressChains, ReachContext, serviceChains } from '.';

const LABELS = { app: 'web' };

const pod = (name = 'web-1', options = {}) =>
  aPod(inShop(name, { labels: LABELS, ...options }));

/** With a port named `http` and, like Istio's proxy, a sidecar with one named `metrics`. */
function withPorts(builder: Buildable = pod()): Buildable {
  const raw = builder.build() as ReturnType<ReturnType<typeof aPod>['build']>;
  const [container] = raw.spec.containers;
  Object.assign(container, { ports: [{ name: 'http', containerPort: 8080 }] });
  Object.assign(raw.spec, {
    initContainers: [
      {
        name: 'proxy',
        restartPolicy: 'Always',
        ports: [{ name: 'metrics', containerPort: 15090 }],
      },
      { name: 'migrate', ports: [{ name: 'debug', containerPort: 1 }] },
    ],
  });
  return built(raw);
}

const unready = (options = {}) =>
  pod('web-1', options).withCondition({ type: 'Ready', status: 'False' });

const service = (spec: object = {}, options = {}) =>
  anObject('Service', inShop('web', options)).withSpec({
    type: 'ClusterIP',
    clusterIP: '10.96.0.7',
    selector: LABELS,
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    ...spec,
  });

const path = (name: string, port: object) => ({
  path: '/',
  pathType: 'Prefix',
  backend: { service: { name, port } },
});

const ingress = (
  port: object = { number: 80 },
  { name = 'web', ...spec }: Readonly<Record<string, unknown>> = {},
) =>
  anObject('Ingress', inShop('web')).withSpec({
    ingressClassName: 'nginx',
    rules: [
      { host: 'shop.example', http: { paths: [path(String(name), port)] } },
    ],
    ...spec,
  });

const served = (builder = ingress()) =>
  builder.withStatus({ loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } });

const aClass = (name: string, isDefault = false) =>
  built({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: {
      name,
      annotations: {
        'ingressclass.kubernetes.io/is-default-class': String(isDefault),
      },
    },
  });

const TLS = { tls: [{ hosts: ['shop.example'], secretName: 'web-tls' }] };

const certificate = (status: object, options = {}) =>
  built({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: {
      ...inShop('web'),
      creationTimestamp: secondsAgo(86_400),
      ...options,
    },
    spec: { secretName: 'web-tls', dnsNames: ['*.example'] },
    status,
  });

const policy = (spec: object) =>
  built({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: inShop('deny'),
    spec,
  });

const NGINX = aClass('nginx');

function chains(
  builders: readonly Buildable[],
  references?: ClusterReferences,
) {
  const parsed = builders.flatMap(each => parseObject(each.build()) ?? []);
  const view = {
    ...toClusterObjects(parsed),
    ...(references && { references }),
  };
  const context = new ReachContext(view, FIXTURE_NOW);
  return [
    ...context.ingresses.flatMap(each => ingressChains(context, each)),
    ...context.services.flatMap(each => serviceChains(context, each)),
  ];
}

/** The first broken link of any chain. */
function broken(
  builders: readonly Buildable[],
  references?: ClusterReferences,
) {
  for (const chain of chains(builders, references)) {
    const link = firstBroken(chain);
    if (link) return `${link.step} ${link.reason}`;
  }
  return 'nothing';
}

type Breakage = readonly [string, readonly Buildable[], ReachStep, ReachReason];

const BREAKAGES: readonly Breakage[] = [
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
      ingress({ number: 80 }, { ingressClassName: '' }),
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
    'a selector that matches no pod',
    [served(), NGINX, service({ selector: { app: 'wbe' } }), pod()],
    'endpoints',
    'selectsNothing',
  ],
  [
    'a selector with one label too many',
    [service({ selector: { ...LABELS, tier: 'front' } }), pod()],
    'endpoints',
    'selectsNothing',
  ],
  [
    'pods in another namespace',
    [service(), pod('web-1', { namespace: 'other' })],
    'endpoints',
    'selectsNothing',
  ],
  [
    'no pod that is ready',
    [served(), NGINX, service(), unready()],
    'endpoints',
    'noReadyEndpoint',
  ],
  [
    'no pod that is ready behind a headless Service',
    [service({ clusterIP: 'None' }), unready()],
    'endpoints',
    'noReadyEndpoint',
  ],
  [
    'a named port that no container declares',
    [
      served(),
      NGINX,
      service({ ports: [{ port: 80, targetPort: 'web' }] }),
      withPorts(),
    ],
    'endpoints',
    'targetPortMissing',
  ],
  [
    'a named port that only an init container declares',
    [service({ ports: [{ port: 80, targetPort: 'debug' }] }), withPorts()],
    'endpoints',
    'targetPortMissing',
  ],
  [
    'a named port that only a pod declares that is not ready',
    [
      service({ ports: [{ port: 80, targetPort: 'http' }] }),
      withPorts(unready()),
      pod('web-2'),
    ],
    'endpoints',
    'targetPortMissing',
  ],
  [
    'a load balancer without an address',
    [service({ type: 'LoadBalancer' }), pod()],
    'address',
    'addressPending',
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

const HEALTHY: readonly (readonly [string, readonly Buildable[]])[] = [
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
                    { backend: { resource: { kind: 'Bucket', name: 'a' } } },
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
      service({ type: 'ExternalName', selector: undefined, ports: undefined }),
      pod(),
    ],
  ],
  ['a Service without a selector', [service({ selector: undefined }), pod()]],
  ['a Service that nobody leads to', [service(), pod()]],
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
      aDeployment(inShop('web', { labels: LABELS, replicas: 0 })),
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

it.each(BREAKAGES)('finds %s', (_, builders, step, reason) => {
  expect(broken(builders)).toBe(`${step} ${reason}`);
});

it.each(HEALTHY)('finds nothing wrong with %s', (_, builders) => {
  expect(broken(builders)).toBe('nothing');
});

describe('what was not read', () => {
  it('is unknown, never broken', () => {
    const [chain] = chains([ingress(), pod()]);
    expect(chain.links.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'host ok',
      'entry ok',
      'class unknown',
      'address unknown',
      'service unknown',
    ]);
  });

  it('does not exist where the references would name it', () => {
    const gone = served(ingress({ number: 80 }, { name: 'gone' }));
    const read = [gone, service(), pod()];
    expect(broken(read, { Service: [] })).toBe('service serviceMissing');
    expect(broken(read, {})).toBe('nothing');
  });

  it('includes the pods of the Services of others', () => {
    const other = parseObject(
      anObject('Service', inShop('other'))
        .withSpec({ selector: LABELS, ports: [{ port: 80 }] })
        .build(),
    );
    const shared = served(ingress({ number: 80 }, { name: 'other' }));
    const [chain] = chains([shared, service(), pod()], {
      Service: other?.kind === 'Service' ? [other] : [],
    });
    expect(chain.links.at(-1)).toMatchObject({
      step: 'endpoints',
      state: 'unknown',
      reason: 'otherService',
    });
  });
});

describe('a policy', () => {
  const last = (spec: object) =>
    chains([service(), pod(), policy(spec)])[0].links.at(-1)?.reason;

  it.each([
    [{ podSelector: {}, policyTypes: ['Ingress'] }, 'policyMayBlock'],
    [{ podSelector: { matchLabels: LABELS } }, 'policyMayBlock'],
    [{ podSelector: {}, policyTypes: ['Egress'] }, undefined],
    [{ podSelector: {}, ingress: [{}] }, undefined],
    [{ podSelector: { matchLabels: { app: 'other' } } }, undefined],
    [
      {
        podSelector: {
          matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }],
        },
      },
      'policyMayBlock',
    ],
    [
      {
        podSelector: {
          matchExpressions: [
            { key: 'app', operator: 'NotIn', values: ['web'] },
          ],
        },
      },
      undefined,
    ],
    [
      {
        podSelector: {
          matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }],
        },
      },
      undefined,
    ],
  ])('%j may block: %s', (spec, expected) => {
    expect(last(spec)).toBe(expected);
  });

  it('that lets somebody in opens the pods for others that do not', () => {
    const both = [
      policy({ podSelector: {} }),
      built({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: inShop('allow'),
        spec: { podSelector: {}, ingress: [{}] },
      }),
    ];
    const [chain] = chains([service(), pod(), ...both]);
    expect(chain.links.at(-1)).toEqual({ step: 'pods', state: 'ok' });
  });
});

describe('bounds', () => {
  it('hold for an Ingress with 10,000 rules', () => {
    const rules = Array.from({ length: 10_000 }, (_, at) => ({
      host: `h${at}.example`,
      http: { paths: [path(`s${at}`, { number: at })] },
    }));
    expect(
      chains([ingress({ number: 80 }, { rules }), service()]),
    ).toHaveLength(21);
  });

  it('hold for many Services of many ports that select many pods', () => {
    const pods = Array.from({ length: 500 }, (_, at) => pod(`web-${at}`));
    const ports = Array.from({ length: 100 }, (_, at) => ({
      name: `p${at}`,
      port: at,
      targetPort: `p${at}`,
    }));
    const context = new ReachContext(
      toClusterObjects(
        [...pods, service({ ports })].flatMap(
          each => parseObject(each.build()) ?? [],
        ),
      ),
      FIXTURE_NOW,
    );
    const [one] = context.services;
    const found = context.podsOf(one) ?? [];
    expect(serviceChains(context, one)).toHaveLength(20);
    expect(context.targets(found)).toBe(context.targets(found));
  });

  it.each([
    { rules: 'no list', tls: 7, defaultBackend: [] },
    { rules: [null, { http: { paths: [null, { backend: 7 }] } }] },
    { rules: [{ http: { paths: [path('constructor', { name: {} })] } }] },
  ])('hold for wrong types: %j', spec => {
    expect(() =>
      chains([ingress({ number: 80 }, spec), service({ ports: [{}, null] })]),
    ).not.toThrow();
  });
});
