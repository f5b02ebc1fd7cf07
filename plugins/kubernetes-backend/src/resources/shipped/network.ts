import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { any, CONDITIONS, reason } from './cel';

const group = 'gateway.networking.k8s.io';
const docs = 'https://gateway-api.sigs.k8s.io/reference/spec/';

/** Before a Gateway has seen the last change its word is old. */
const IS_CURRENT =
  '(!has(c.observedGeneration) || !has(metadata.generation) || c.observedGeneration >= metadata.generation)';

/** A route, or a policy, has a status for each Gateway that it asks for. */
function perParent(list: 'parents' | 'ancestors'): CelHealth {
  const parents = `status.?${list}.orValue([])`;
  const some = (test: string) =>
    `${parents}.exists(p, p.conditions.exists(c, ${IS_CURRENT} && ${test}))`;
  return {
    failed: any(
      some(
        "c.type == 'Accepted' && c.status == 'False' && c.reason != 'Pending'",
      ),
      some("c.type == 'ResolvedRefs' && c.status == 'False'"),
      some("c.type == 'PartiallyInvalid' && c.status == 'True'"),
      some(
        "c.type == 'Programmed' && c.status == 'False' && !c.reason.endsWith('InProgress') && c.reason != 'Pending'",
      ),
    ),
    inProgress: any(
      some("c.type == 'Programmed' && c.status != 'True'"),
      ...(list === 'ancestors'
        ? [`${parents}.exists(p, !p.conditions.exists(c, ${IS_CURRENT}))`]
        : []),
    ),
    current: some("c.type == 'Accepted' && c.status == 'True'"),
  };
}

const GLOO = 'https://docs.solo.io/gloo-edge/latest/reference/api/';

/** Gloo's words, and the numbers that older versions wrote: pending, accepted, rejected, warning. */
function gloo(kind: string, plural: string): ResourceDefinition {
  const states =
    '[status] + status.?statuses.orValue({}).map(k, status.statuses[k])';
  const some = (number: number, name: string) =>
    `(${states}).exists(s, has(s.state) && (s.state == ${number} || s.state == '${name}'))`;
  return {
    group: 'gloo.solo.io',
    kind,
    plural,
    docs: GLOO,
    health: {
      failed: any(some(2, 'Rejected'), some(3, 'Warning')),
      suspended: some(0, 'Pending'),
      current: some(1, 'Accepted'),
    },
  };
}

/** The Gateway API. */
export const NETWORK: readonly ResourceDefinition[] = [
  {
    group,
    kind: 'GatewayClass',
    plural: 'gatewayclasses',
    docs,
    health: {
      failed: `${CONDITIONS}.exists(c, c.type == 'Accepted' && c.status == 'False' && c.reason != 'Pending' && c.reason != 'Waiting')`,
      current: `${CONDITIONS}.exists(c, c.type == 'Accepted' && c.status == 'True' && ${IS_CURRENT})`,
    },
  },
  {
    group,
    kind: 'Gateway',
    plural: 'gateways',
    docs,
    health: {
      inProgress: any(
        reason('Programmed', 'Pending', 'ProgrammingInProgress'),
        reason('Accepted', 'Pending'),
      ),
      otherwise: 'conditions',
    },
  },
  {
    group,
    kind: 'HTTPRoute',
    plural: 'httproutes',
    docs,
    health: perParent('parents'),
  },
  {
    group,
    kind: 'GRPCRoute',
    plural: 'grpcroutes',
    docs,
    health: perParent('parents'),
  },
  {
    group,
    kind: 'TLSRoute',
    plural: 'tlsroutes',
    docs,
    health: perParent('parents'),
  },
  {
    group,
    kind: 'TCPRoute',
    plural: 'tcproutes',
    docs,
    health: perParent('parents'),
  },
  {
    group,
    kind: 'BackendTLSPolicy',
    plural: 'backendtlspolicies',
    docs,
    health: perParent('ancestors'),
  },
  gloo('Proxy', 'proxies'),
  gloo('Settings', 'settings'),
  gloo('Upstream', 'upstreams'),
  gloo('UpstreamGroup', 'upstreamgroups'),
];
