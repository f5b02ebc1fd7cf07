import {
  CelHealth,
  ResourceDefinition,
  ResourceReference,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstOfMap,
  firstText,
  reason,
  says,
} from './cel';
import { text } from './columns';

const group = 'gateway.networking.k8s.io';
const docs = 'https://gateway-api.sigs.k8s.io/reference/spec/';

/** Before a Gateway has seen the last change its word is old. */
const IS_CURRENT =
  '(!has(c.observedGeneration) || !has(metadata.generation) || c.observedGeneration >= metadata.generation)';

/** A route, or a policy, has a status for each Gateway that it asks for. */
export function perParent(list: 'parents' | 'ancestors'): CelHealth {
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
      some(
        "c.type == 'Programmed' && c.status != 'True' && (c.status != 'False' || c.reason.endsWith('InProgress') || c.reason == 'Pending')",
      ),
      ...(list === 'ancestors'
        ? [`${parents}.exists(p, !p.conditions.exists(c, ${IS_CURRENT}))`]
        : []),
    ),
    current: some("c.type == 'Accepted' && c.status == 'True'"),
  };
}

const TARGETS: readonly ResourceReference[] = [
  {
    path: 'spec.parentRefs',
    kind: 'Gateway',
    definition: `gateways.${group}`,
  },
  { path: 'spec.rules[*].backendRefs', kind: 'Service' },
];

function route(
  kind: string,
  api: Pick<ResourceDefinition, 'group' | 'docs'> = { group, docs },
): ResourceDefinition {
  return {
    ...api,
    kind,
    plural: `${kind.toLowerCase()}s`,
    health: perParent('parents'),
    fields: [
      'spec.hostnames',
      'spec.parentRefs',
      'spec.rules[*].matches[*].path.value',
      'spec.rules[*].backendRefs[*].name',
      'spec.rules[*].backendRefs[*].port',
      'spec.rules[*].backendRefs[*].weight',
    ],
    columns: [
      text('Hosts', 'spec.hostnames'),
      text('Gateways', 'spec.parentRefs[*].name'),
      text('Services', 'spec.rules[*].backendRefs[*].name'),
    ],
    targets: TARGETS,
  };
}

const GLOO = 'https://docs.solo.io/gloo-edge/latest/reference/api/';

/** Gloo's words, and the numbers that older versions wrote: pending, accepted, rejected, warning. */
export function gloo(
  kind: string,
  plural: string,
  api = 'gloo.solo.io',
): ResourceDefinition {
  const states =
    '[status] + status.?statuses.orValue({}).map(k, status.statuses[k])';
  const some = (number: number, name: string) =>
    `(${states}).exists(s, has(s.state) && (s.state == ${number} || s.state == '${name}'))`;
  return {
    group: api,
    kind,
    plural,
    docs: GLOO,
    columns: 'printer',
    health: {
      failed: any(some(2, 'Rejected'), some(3, 'Warning')),
      suspended: some(0, 'Pending'),
      current: some(1, 'Accepted'),
      message: firstText(
        "status.?reason.orValue('')",
        firstOfMap(
          'status.statuses',
          "status.statuses[k].?reason.orValue('') != ''",
          'status.statuses[k].reason',
        ),
      ),
    },
  };
}

const ISTIO = 'networking.istio.io';
const ISTIO_DOCS = 'https://istio.io/latest/docs/reference/config/networking/';

const ISTIO_ERRORS =
  "status.?validationMessages.orValue([]).exists(m, m.?level.orValue('') in ['Error', 'ERROR'])";

/** Istio writes a status only where its analysis is turned on. */
const ISTIO_HEALTH: CelHealth = {
  failed: any(condition('PassedAnalysis', 'False'), ISTIO_ERRORS),
  inProgress: all(
    condition('Reconciled', 'False'),
    `!(${any(condition('PassedAnalysis', 'False'), ISTIO_ERRORS)})`,
  ),
  current: any(
    condition('PassedAnalysis', 'True'),
    condition('Reconciled', 'True'),
  ),
  message: firstText(
    first(
      'status.?validationMessages.orValue([])',
      "i.?level.orValue('') in ['Error', 'ERROR']",
      "i.?message.orValue(i.?type.?name.orValue('Analysis found an error') + ' ' + i.?type.?code.orValue(''))",
    ),
    says(['PassedAnalysis', 'False'], ['Reconciled', 'False']),
  ),
  otherwise: 'unknown',
};

function istio(
  kind: string,
  plural: string,
  page: string,
  details: Pick<ResourceDefinition, 'fields' | 'columns' | 'targets'>,
): ResourceDefinition {
  return {
    group: ISTIO,
    kind,
    plural,
    docs: `${ISTIO_DOCS}${page}/`,
    owns: [],
    health: ISTIO_HEALTH,
    ...details,
  };
}

/** The Service that a host is. */
function host(path: string): ResourceReference {
  return { path, kind: 'Service', id: 'host' };
}

const ISTIO_NETWORKING: readonly ResourceDefinition[] = [
  istio('VirtualService', 'virtualservices', 'virtual-service', {
    fields: [
      'spec.hosts',
      'spec.gateways',
      'spec.http[*].name',
      'spec.http[*].route[*].destination.host',
      'spec.http[*].route[*].destination.subset',
      'spec.http[*].route[*].weight',
      'status.validationMessages',
    ],
    columns: [
      text('Hosts', 'spec.hosts'),
      text('Gateways', 'spec.gateways'),
      text('Services', 'spec.http[*].route[*].destination.host'),
    ],
    targets: ['http', 'tcp', 'tls'].map(protocol =>
      host(`spec.${protocol}[*].route[*].destination.host`),
    ),
  }),
  istio('Gateway', 'gateways', 'gateway', {
    fields: [
      'spec.selector',
      'spec.servers[*].hosts',
      'spec.servers[*].port',
      'spec.servers[*].tls.mode',
      'status.validationMessages',
    ],
    columns: [
      text('Hosts', 'spec.servers[*].hosts'),
      text('Ports', 'spec.servers[*].port.number'),
    ],
  }),
  istio('DestinationRule', 'destinationrules', 'destination-rule', {
    fields: [
      'spec.host',
      'spec.subsets[*].name',
      'spec.subsets[*].labels',
      'status.validationMessages',
    ],
    columns: [
      text('Host', 'spec.host'),
      text('Subsets', 'spec.subsets[*].name'),
    ],
    targets: [host('spec.host')],
  }),
  istio('ServiceEntry', 'serviceentries', 'service-entry', {
    fields: [
      'spec.hosts',
      'spec.location',
      'spec.resolution',
      'spec.ports[*].name',
      'spec.ports[*].number',
      'status.validationMessages',
    ],
    columns: [
      text('Hosts', 'spec.hosts'),
      text('Location', 'spec.location'),
      text('Resolution', 'spec.resolution'),
    ],
  }),
];

/** Linkerd's own, older than those of the Gateway API that it reads, too. */
const LINKERD: readonly ResourceDefinition[] = [
  route('HTTPRoute', {
    group: 'policy.linkerd.io',
    docs: 'https://linkerd.io/2/reference/httproute/',
  }),
].map(definition => ({ ...definition, owns: [] }));

/** The Gateway API, gateways and meshes. */
export const NETWORK: readonly ResourceDefinition[] = [
  {
    group,
    kind: 'GatewayClass',
    plural: 'gatewayclasses',
    docs,
    fields: ['spec.controllerName'],
    columns: [text('Controller', 'spec.controllerName')],
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
    fields: [
      'spec.gatewayClassName',
      'spec.listeners[*].name',
      'spec.listeners[*].hostname',
      'spec.listeners[*].port',
      'spec.listeners[*].protocol',
      'status.addresses[*].value',
      'status.listeners[*].name',
      'status.listeners[*].attachedRoutes',
    ],
    columns: [
      text('Class', 'spec.gatewayClassName'),
      text('Address', 'status.addresses[*].value'),
    ],
    targets: [
      {
        path: 'spec.gatewayClassName',
        kind: 'GatewayClass',
        definition: `gatewayclasses.${group}`,
      },
      { path: 'spec.listeners[*].tls.certificateRefs', kind: 'Secret' },
    ],
    health: {
      inProgress: any(
        // A load balancer takes minutes.
        reason(
          'Programmed',
          'AddressNotAssigned',
          'Pending',
          'ProgrammingInProgress',
        ),
        reason('Accepted', 'Pending'),
      ),
      otherwise: 'conditions',
    },
  },
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'].map(kind =>
    route(kind),
  ),
  {
    group,
    kind: 'BackendTLSPolicy',
    plural: 'backendtlspolicies',
    docs,
    fields: ['spec.targetRefs', 'spec.validation.hostname'],
    columns: [text('Host', 'spec.validation.hostname')],
    targets: [{ path: 'spec.targetRefs', kind: 'Service' }],
    health: perParent('ancestors'),
  },
  gloo('Proxy', 'proxies'),
  gloo('Settings', 'settings'),
  gloo('Upstream', 'upstreams'),
  gloo('UpstreamGroup', 'upstreamgroups'),
  ...ISTIO_NETWORKING,
  ...LINKERD,
];
