import { Service } from '../model';
import { ReachContext } from './ReachContext';
import { ReachLink } from './types';

type ServicePort = Service['spec']['ports'][number];

/** A port as an Ingress or a route names it: by number or by name. */
export type PortName = number | string;

/** More are no list to read. */
const MAX_NAMED = 10;

/** From a Service that exists to its pods. */
export function serviceLinks(
  context: ReachContext,
  service: Service,
  wanted: PortName | undefined,
): readonly ReachLink[] {
  const { type, ports, selector } = service.spec;
  if (type === 'ExternalName') {
    return [{ step: 'endpoints', state: 'notChecked', reason: 'externalName' }];
  }
  const port = findPort(ports, wanted);
  const portLink = toPortLink(ports, wanted, port);
  if (portLink?.state === 'broken') return [portLink];
  return [
    ...(portLink ? [portLink] : []),
    ...(Object.keys(selector).length === 0
      ? [
          {
            step: 'endpoints' as const,
            state: 'notChecked' as const,
            reason: 'noSelector' as const,
          },
        ]
      : endpointLinks(context, service, port)),
  ];
}

/** Undefined where no port is wanted or none of the ports is it. */
export function findPort(
  ports: readonly ServicePort[],
  wanted: PortName | undefined,
): ServicePort | undefined {
  if (wanted === undefined) return undefined;
  return typeof wanted === 'number'
    ? ports.find(({ port }) => port === wanted)
    : ports.find(({ name }) => name === wanted);
}

function toPortLink(
  ports: readonly ServicePort[],
  wanted: PortName | undefined,
  port: ServicePort | undefined,
): ReachLink | undefined {
  if (wanted === undefined) return undefined;
  const link = { step: 'port' as const, name: String(wanted) };
  return port
    ? { ...link, state: 'ok' }
    : {
        ...link,
        state: 'broken',
        reason: 'portMissing',
        detail: portNames(ports),
      };
}

/** `80 (http), 9090`: what may be written instead. */
export function portNames(ports: readonly ServicePort[]): string {
  return ports
    .slice(0, MAX_NAMED)
    .map(({ name, port }) => (name ? `${port} (${name})` : String(port)))
    .join(', ');
}

function endpointLinks(
  context: ReachContext,
  service: Service,
  port: ServicePort | undefined,
): readonly ReachLink[] {
  const step = 'endpoints';
  if (!context.isOwn(service)) {
    return [{ step, state: 'unknown', reason: 'otherService' }];
  }
  const pods = context.hasReadPods ? context.podsOf(service) : undefined;
  if (!pods) return [{ step, state: 'unknown', reason: 'notRead' }];
  if (pods.length === 0) return [nothingSelected(context, service)];
  const targets = context.targets(pods, service.spec.publishesNotReady);
  const counts = { step, ready: targets.ready, total: pods.length } as const;
  if (targets.ready === 0) {
    return [
      context.isYoung(service) || targets.isStarting
        ? { ...counts, state: 'unknown', reason: 'starting' }
        : { ...counts, state: 'broken', reason: 'noReadyEndpoint' },
    ];
  }
  const target = port?.targetPort;
  const serving =
    typeof target === 'string'
      ? targets.byPortName.get(target) ?? 0
      : targets.ready;
  if (serving === 0) {
    return [
      {
        ...counts,
        ready: 0,
        state: 'broken',
        reason: 'targetPortMissing',
        detail: String(target),
      },
    ];
  }
  return [
    { ...counts, ready: serving, state: 'ok' },
    targets.isBlocked
      ? { step: 'pods', state: 'unknown', reason: 'policyMayBlock' }
      : { step: 'pods', state: 'ok' },
  ];
}

function nothingSelected(context: ReachContext, service: Service): ReachLink {
  const { selector } = service.spec;
  const link = {
    step: 'endpoints' as const,
    name: selectorText(selector),
    ready: 0,
    total: 0,
  };
  if (context.selectsWorkload(service)) {
    return { ...link, state: 'notChecked', reason: 'noPods' };
  }
  return context.isYoung(service)
    ? { ...link, state: 'unknown', reason: 'starting' }
    : { ...link, state: 'broken', reason: 'selectsNothing' };
}

function selectorText(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .slice(0, MAX_NAMED)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
