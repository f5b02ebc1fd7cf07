import { AGE, condition, define, READY } from './define';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const categories = ['gateway-api'];
const HOSTNAMES = ['Hostnames', '.spec.hostnames'] as const;

export const GATEWAY = [
  define(GATEWAY_API, 'gatewayclasses', 'GatewayClass', {
    namespaced: false,
    shortNames: ['gc'],
    categories,
    columns: [
      ['Controller', '.spec.controllerName'],
      condition('Accepted'),
      AGE,
      ['Description', '.spec.description', 'string', 1],
    ],
  }),
  define(GATEWAY_API, 'gateways', 'Gateway', {
    shortNames: ['gtw'],
    categories,
    columns: [
      ['Class', '.spec.gatewayClassName'],
      ['Address', '.status.addresses[*].value'],
      condition('Programmed'),
      AGE,
    ],
  }),
  define(GATEWAY_API, 'httproutes', 'HTTPRoute', {
    categories,
    columns: [HOSTNAMES, AGE],
  }),
  define(GATEWAY_API, 'grpcroutes', 'GRPCRoute', {
    categories,
    columns: [HOSTNAMES, AGE],
  }),
  define(
    'gateway.networking.k8s.io/v1beta1',
    'referencegrants',
    'ReferenceGrant',
    { shortNames: ['refgrant'], categories, columns: [AGE] },
  ),
  define('gateway.networking.k8s.io/v1alpha2', 'tlsroutes', 'TLSRoute', {
    categories,
    columns: [AGE],
  }),
  define('gateway.networking.k8s.io/v1alpha2', 'tcproutes', 'TCPRoute', {
    categories,
    columns: [AGE],
  }),
  define(GATEWAY_API, 'backendtlspolicies', 'BackendTLSPolicy', {
    shortNames: ['btlspolicy'],
    categories,
    columns: [AGE],
  }),
];

export const KNATIVE = [
  define('serving.knative.dev/v1', 'services', 'Service', {
    shortNames: ['kservice', 'ksvc'],
    categories: ['all', 'knative', 'serving'],
    columns: [
      ['URL', '.status.url'],
      ['LatestCreated', '.status.latestCreatedRevisionName'],
      ['LatestReady', '.status.latestReadyRevisionName'],
      READY,
      condition('Reason', 'Ready', 'reason'),
    ],
  }),
  ...(
    [
      ['configurations', 'Configuration'],
      ['routes', 'Route'],
      ['revisions', 'Revision'],
    ] as const
  ).map(([plural, kind]) =>
    define('serving.knative.dev/v1', plural, kind, {
      categories: ['all', 'knative', 'serving'],
      columns: [READY, condition('Reason', 'Ready', 'reason')],
    }),
  ),
  ...(
    [
      ['knativeservings', 'KnativeServing'],
      ['knativeeventings', 'KnativeEventing'],
    ] as const
  ).map(([plural, kind]) =>
    define('operator.knative.dev/v1beta1', plural, kind, {
      columns: [
        ['Version', '.status.version'],
        READY,
        condition('Reason', 'Ready', 'reason'),
      ],
    }),
  ),
];

const ISTIO_API = 'networking.istio.io/v1';
const ISTIO_CATEGORIES = ['istio-io', 'networking-istio-io'];

export const ISTIO = [
  define('install.istio.io/v1alpha1', 'istiooperators', 'IstioOperator', {
    shortNames: ['iop', 'io'],
    columns: [
      ['Revision', '.spec.revision'],
      ['Status', '.status.status'],
      AGE,
    ],
  }),
  define(ISTIO_API, 'virtualservices', 'VirtualService', {
    shortNames: ['vs'],
    categories: ISTIO_CATEGORIES,
    columns: [['Gateways', '.spec.gateways'], ['Hosts', '.spec.hosts'], AGE],
  }),
  define(ISTIO_API, 'gateways', 'Gateway', {
    shortNames: ['gw'],
    categories: ISTIO_CATEGORIES,
  }),
  define(ISTIO_API, 'destinationrules', 'DestinationRule', {
    shortNames: ['dr'],
    categories: ISTIO_CATEGORIES,
    columns: [['Host', '.spec.host'], AGE],
  }),
  define(ISTIO_API, 'serviceentries', 'ServiceEntry', {
    shortNames: ['se'],
    categories: ISTIO_CATEGORIES,
    columns: [
      ['Hosts', '.spec.hosts'],
      ['Location', '.spec.location'],
      ['Resolution', '.spec.resolution'],
      AGE,
    ],
  }),
];

export const LINKERD = [
  define('policy.linkerd.io/v1beta3', 'httproutes', 'HTTPRoute', {
    columns: [HOSTNAMES, AGE],
  }),
];

export const GLOO = (
  [
    ['proxies', 'Proxy'],
    ['settings', 'Settings'],
    ['upstreams', 'Upstream'],
    ['upstreamgroups', 'UpstreamGroup'],
  ] as const
).map(([plural, kind]) => define('gloo.solo.io/v1', plural, kind));
