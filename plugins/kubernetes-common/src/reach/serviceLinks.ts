import { Service } from '../model';
import { endpointLinks } from './endpointLinks';
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
  const { type, ports } = service.spec;
  if (type === 'ExternalName') {
    return [{ step: 'endpoints', state: 'notChecked', reason: 'externalName' }];
  }
  const port = findPort(ports, wanted);
  const portLink = toPortLink(ports, wanted, port);
  if (portLink?.state === 'broken') return [portLink];
  return [
    ...(portLink ? [portLink] : []),
    ...endpointLinks(context, service, port),
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
