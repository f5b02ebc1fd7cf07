import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, reason, says } from './cel';
import { text } from './columns';
import { gloo, perParent } from './network';

/** Policies of Envoy Gateway, with plurals. */
const ENVOY_GATEWAY = {
  BackendTrafficPolicy: 'backendtrafficpolicies',
  ClientTrafficPolicy: 'clienttrafficpolicies',
  EnvoyExtensionPolicy: 'envoyextensionpolicies',
  EnvoyPatchPolicy: 'envoypatchpolicies',
  SecurityPolicy: 'securitypolicies',
};

/** Policies of Kuadrant, with plurals. */
const KUADRANT = {
  AuthPolicy: 'authpolicies',
  DNSPolicy: 'dnspolicies',
  RateLimitPolicy: 'ratelimitpolicies',
  TLSPolicy: 'tlspolicies',
};

/** What Gloo routes by, with plurals. */
const GLOO_GATEWAY = {
  Gateway: 'gateways',
  MatchableHttpGateway: 'httpgateways',
  MatchableTcpGateway: 'tcpgateways',
  RouteOption: 'routeoptions',
  RouteTable: 'routetables',
  VirtualHostOption: 'virtualhostoptions',
  VirtualService: 'virtualservices',
};

const TARGET = [
  text('Target', 'spec.targetRef.name'),
  text('Targets', 'spec.targetRefs[*].name'),
];

/** What is attached to Gateways and routes. */
export const GATEWAYS: readonly ResourceDefinition[] = [
  ...Object.entries(ENVOY_GATEWAY).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'gateway.envoyproxy.io',
      kind,
      plural,
      docs: 'https://gateway.envoyproxy.io/docs/api/extension_types/',
      owns: [],
      health: perParent('ancestors'),
      fields: ['spec.targetRef', 'spec.targetRefs'],
      columns: TARGET,
    }),
  ),
  {
    group: 'gateway.envoyproxy.io',
    kind: 'Backend',
    plural: 'backends',
    docs: 'https://gateway.envoyproxy.io/docs/tasks/traffic/backend/',
    owns: [],
    health: {
      failed: condition('Accepted', 'False'),
      current: condition('Accepted', 'True'),
      message: says(['Accepted', 'False']),
    },
    columns: 'printer',
  },
  ...Object.entries(GLOO_GATEWAY).map(([kind, plural]) => ({
    ...gloo(kind, plural, 'gateway.solo.io'),
    owns: [],
  })),
  ...Object.entries(KUADRANT).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'kuadrant.io',
      kind,
      plural,
      docs: 'https://docs.kuadrant.io/latest/kuadrant-operator/doc/overviews/policies/',
      owns: [],
      health: {
        // Another policy has taken its place.
        suspended: reason('Enforced', 'Overridden'),
        failed: any(
          condition('Accepted', 'False'),
          condition('Enforced', 'False'),
        ),
        current: all(
          condition('Accepted', 'True'),
          condition('Enforced', 'True'),
        ),
        message: says(['Accepted', 'False'], ['Enforced', 'False']),
      },
      fields: ['spec.targetRef'],
      columns: [text('Target', 'spec.targetRef.name')],
    }),
  ),
];
