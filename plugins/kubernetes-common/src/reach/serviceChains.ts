import { Service } from '../model';
import { MAX_CHAINS } from './ingressChains';
import { ReachContext } from './ReachContext';
import { serviceLinks } from './serviceLinks';
import { ReachChain, ReachLink } from './types';

/** Clouds take a minute or two for a load balancer. */
const BALANCER_SECONDS = 300;

/** The chains of a Service, one for each port; the first ones of many. */
export function serviceChains(
  context: ReachContext,
  service: Service,
): readonly ReachChain[] {
  const { metadata, spec } = service;
  const first: readonly ReachLink[] = [
    ...addressLinks(context, service),
    { step: 'service', state: 'ok', name: metadata.name },
  ];
  if (spec.ports.length === 0) {
    return [{ links: [...first, ...ownEnds(context, service, undefined)] }];
  }
  return spec.ports.slice(0, MAX_CHAINS).map(({ port }) => ({
    links: [...first, ...ownEnds(context, service, port)],
  }));
}

/**
 * A headless Service without endpoints breaks no known client: its clients find pods
 * by their names, and some only wait until one is ready. Where something leads
 * to it, the chain of that says more.
 */
function ownEnds(
  context: ReachContext,
  service: Service,
  port: number | undefined,
): readonly ReachLink[] {
  const links = serviceLinks(context, service, port);
  if (service.spec.clusterIP !== 'None') return links;
  return links.map(link =>
    link.reason === 'noReadyEndpoint' || link.reason === 'selectsNothing'
      ? { ...link, state: 'notChecked', reason: 'headless' }
      : link,
  );
}

function pendingAddress(context: ReachContext, service: Service): ReachLink {
  const detail = context.findRefusal(service);
  return {
    step: 'address',
    state: 'broken',
    reason: 'addressPending',
    ...(detail && { detail }),
  };
}

/** Only a load balancer has to be waited for. */
function addressLinks(
  context: ReachContext,
  service: Service,
): readonly ReachLink[] {
  const { spec, status } = service;
  if (spec.type !== 'LoadBalancer') return [];
  const [first] = status.loadBalancer.ingress;
  const name = first?.hostname ?? first?.ip ?? spec.externalIPs[0];
  if (name !== undefined) return [{ step: 'address', state: 'ok', name }];
  return [
    context.isYoung(service, BALANCER_SECONDS)
      ? { step: 'address', state: 'unknown', reason: 'starting' }
      : pendingAddress(context, service),
  ];
}
