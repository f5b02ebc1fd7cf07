import { Ingress } from '../model';
import { certificateLinks } from './certificates';
import { ReachContext } from './ReachContext';
import { PortName, serviceLinks } from './serviceLinks';
import { ReachChain, ReachLink } from './types';
import { unread } from './unreadLink';

/** More chains of one Ingress are not shown. */
export const MAX_CHAINS = 20;

/** The AWS Load Balancer Controller reads what to do from an annotation of that name. */
const ACTION_PORT = 'use-annotation';

/** Where an Ingress sends the requests of a host. */
export interface IngressBackend {
  readonly host?: string;
  /** Absent for a backend that is no Service. */
  readonly service?: string;
  readonly port?: PortName;
}

/** The chains of an Ingress, one for each host and Service's port; the first ones of many. */
export function ingressChains(
  context: ReachContext,
  ingress: Ingress,
): readonly ReachChain[] {
  const shared = [classLink(context, ingress), addressLink(context, ingress)];
  return ingressBackends(ingress)
    .slice(0, MAX_CHAINS)
    .map(backend => ({
      links: [
        ...(backend.host
          ? [
              {
                step: 'host' as const,
                state: 'ok' as const,
                name: backend.host,
              },
            ]
          : []),
        ...certificateLinks(context, ingress, backend.host),
        {
          step: 'entry',
          state: 'ok',
          kind: ingress.kind,
          name: ingress.metadata.name,
        },
        ...shared,
        ...backendLinks(context, ingress.metadata.namespace, backend),
      ],
    }));
}

/** Each pair of host and port once, however many paths lead there. */
export function ingressBackends({
  spec: { rules },
}: Ingress): readonly IngressBackend[] {
  const found = new Map<string, IngressBackend>();
  for (const { host, paths } of rules) {
    for (const { serviceName, servicePort } of paths) {
      const backend = {
        ...(host !== undefined && { host }),
        ...(serviceName !== undefined && { service: serviceName }),
        ...(servicePort !== undefined && { port: servicePort }),
      };
      found.set(JSON.stringify([host, serviceName, servicePort]), backend);
    }
  }
  return [...found.values()];
}

/** From what an Ingress or a route names to the pods. */
export function backendLinks(
  context: ReachContext,
  namespace: string,
  { service: name, port }: IngressBackend,
): readonly ReachLink[] {
  if (name === undefined) {
    return [{ step: 'service', state: 'notChecked', reason: 'notService' }];
  }
  const link = { step: 'service' as const, name };
  if (port === ACTION_PORT) {
    return [{ ...link, state: 'notChecked', reason: 'controllerAction' }];
  }
  const service = context.findService(namespace, name);
  if (service === 'unknown') {
    return [{ ...link, state: 'unknown', reason: 'notRead' }];
  }
  if (service === 'missing') {
    return [{ ...link, state: 'broken', reason: 'serviceMissing' }];
  }
  return [{ ...link, state: 'ok' }, ...serviceLinks(context, service, port)];
}

function classLink(context: ReachContext, ingress: Ingress): ReachLink {
  const { className, isClassAnnotated } = ingress.spec;
  const { classes } = context;
  const link = {
    step: 'class' as const,
    ...(className && { name: className }),
  };
  if (hasAddress(ingress)) return { ...link, state: 'ok' };
  if (isClassAnnotated) {
    return { ...link, state: 'notChecked', reason: 'classAnnotated' };
  }
  if (!classes) return { ...link, ...unread(context, 'ingressclasses') };
  const names = classes.map(({ metadata }) => metadata.name);
  const isYoung = context.isYoung(ingress);
  const missing = (reason: 'classMissing' | 'classUnnamed'): ReachLink =>
    isYoung
      ? { ...link, state: 'unknown', reason: 'starting' }
      : { ...link, state: 'broken', reason, ...named(names) };
  if (className === undefined) {
    if (classes.some(({ spec }) => spec.isDefault)) {
      return { ...link, state: 'ok' };
    }
    // A cluster without classes may have a controller from before there were any.
    return names.length === 0
      ? { ...link, state: 'unknown', reason: 'notRead' }
      : missing('classUnnamed');
  }
  return names.includes(className)
    ? { ...link, state: 'ok' }
    : missing('classMissing');
}

function named(names: readonly string[]) {
  const detail = [...names].sort().slice(0, MAX_CHAINS).join(', ');
  return detail ? { detail } : {};
}

function hasAddress({ status }: Ingress): boolean {
  return status.loadBalancer.ingress.length > 0;
}

/** Not every controller reports an address. */
function addressLink(context: ReachContext, ingress: Ingress): ReachLink {
  const step = 'address';
  const [first] = ingress.status.loadBalancer.ingress;
  const name = first?.hostname ?? first?.ip;
  if (name !== undefined) return { step, state: 'ok', name };
  const detail = context.findRefusal(ingress);
  return detail
    ? { step, state: 'broken', reason: 'addressPending', detail }
    : { step, state: 'unknown', reason: 'noAddress' };
}
