import {
  GatewayListener,
  GatewayReference,
  NetworkFacts,
  RouteFacts,
} from '../network';
import {
  compact,
  items,
  json,
  Json,
  message,
  name as objectName,
  number,
  text,
  texts,
  time,
} from './readers';

/** The limits of the Gateway API: 16 rules with 16 backends each. */
const MAX_BACKENDS = 256;
/** Of parents, host names and listeners; the API allows 64 at most. */
const MAX_LISTED = 64;

const GATEWAY_API = 'gateway.networking.k8s.io';

type ParseFacts = (raw: Json) => NetworkFacts;

const PARSERS: Readonly<Record<string, ParseFacts>> = {
  [`${GATEWAY_API}/HTTPRoute`]: parseRoute,
  [`${GATEWAY_API}/GRPCRoute`]: parseRoute,
  [`${GATEWAY_API}/Gateway`]: parseGateway,
  [`${GATEWAY_API}/GatewayClass`]: () => ({ type: 'gatewayClass' }),
  [`${GATEWAY_API}/ReferenceGrant`]: parseReferenceGrant,
  'cert-manager.io/Certificate': parseCertificate,
};

/** What requests need to know of a custom resource; undefined for most APIs. */
export function parseNetworkFacts(
  group: string,
  kind: string,
  raw: Json,
): NetworkFacts | undefined {
  const api = `${group}/${kind}`;
  return Object.hasOwn(PARSERS, api) ? PARSERS[api](raw) : undefined;
}

function parseCertificate(raw: Json): NetworkFacts {
  const spec = json(raw.spec);
  const status = json(raw.status);
  return compact({
    type: 'certificate' as const,
    secretName: objectName(spec.secretName),
    dnsNames: texts(spec.dnsNames).slice(0, MAX_LISTED),
    notAfter: time(status.notAfter),
    renewalTime: time(status.renewalTime),
  });
}

function parseReference(raw: unknown): GatewayReference | undefined {
  const { group, kind, namespace, name, sectionName, port } = json(raw);
  const named = objectName(name);
  return named === undefined
    ? undefined
    : compact({
        // The empty group is the one of Services.
        group: typeof group === 'string' ? text(group) ?? '' : undefined,
        kind: text(kind),
        namespace: objectName(namespace),
        name: named,
        sectionName: text(sectionName),
        port: number(port),
      });
}

function parseRoute(raw: Json): RouteFacts {
  const spec = json(raw.spec);
  return {
    type: 'route',
    hostnames: texts(spec.hostnames).slice(0, MAX_LISTED),
    parents: items(spec.parentRefs, parseReference).slice(0, MAX_LISTED),
    backends: items(spec.rules, rule =>
      items(json(rule).backendRefs, parseReference).slice(0, MAX_BACKENDS),
    )
      .flat()
      .slice(0, MAX_BACKENDS),
    answers: items(json(raw.status).parents, parseAnswer).slice(0, MAX_LISTED),
  };
}

function parseAnswer(raw: unknown): RouteFacts['answers'][number] | undefined {
  const { parentRef, conditions } = json(raw);
  const parent = parseReference(parentRef);
  if (!parent) return undefined;
  return {
    parent,
    conditions: items(conditions, item => {
      const condition = json(item);
      const type = text(condition.type);
      return type === undefined
        ? undefined
        : compact({
            type,
            status: text(condition.status) ?? 'Unknown',
            reason: text(condition.reason),
            message: message(condition.message),
            observedGeneration: number(condition.observedGeneration),
          });
    }).slice(0, MAX_LISTED),
  };
}

function parseGateway(raw: Json): NetworkFacts {
  const spec = json(raw.spec);
  return compact({
    type: 'gateway' as const,
    className: text(spec.gatewayClassName),
    listeners: items(spec.listeners, parseListener).slice(0, MAX_LISTED),
    addresses: items(json(raw.status).addresses, item =>
      text(json(item).value),
    ).slice(0, MAX_LISTED),
  });
}

const FROM = ['All', 'Same', 'Selector', 'None'] as const;

function parseListener(raw: unknown): GatewayListener | undefined {
  const { name, hostname, port, protocol, allowedRoutes } = json(raw);
  const named = text(name);
  if (named === undefined) return undefined;
  const allowed = json(allowedRoutes);
  const from = json(allowed.namespaces).from;
  const kinds = items(allowed.kinds, item => text(json(item).kind));
  return compact({
    name: named,
    hostname: text(hostname),
    port: number(port),
    protocol: text(protocol),
    from: FROM.find(each => each === from) ?? 'Same',
    kinds: kinds.length > 0 ? kinds.slice(0, MAX_LISTED) : undefined,
  });
}

function parseReferenceGrant(raw: Json): NetworkFacts {
  const { from, to } = json(raw.spec);
  return {
    type: 'referenceGrant',
    from: items(from, item => {
      const { group, kind, namespace } = json(item);
      return {
        group: text(group) ?? '',
        kind: text(kind) ?? '',
        namespace: text(namespace) ?? '',
      };
    }).slice(0, MAX_LISTED),
    to: items(to, item => {
      const { group, kind, name } = json(item);
      return compact({
        group: text(group) ?? '',
        kind: text(kind) ?? '',
        name: text(name),
      });
    }).slice(0, MAX_LISTED),
  };
}
