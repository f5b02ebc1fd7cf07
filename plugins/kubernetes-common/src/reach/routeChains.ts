import { GatewayReference } from '../model';
import { allows, isToService, Route } from './gatewayFacts';
import { gatewayLinks } from './gatewayLinks';
import { backendLinks, MAX_CHAINS } from './ingressChains';
import { ReachContext } from './ReachContext';
import { ReachChain, ReachLink } from './types';
import { unread } from './unreadLink';

/** The chains of a route, one for each host and backend; the first ones of many. */
export function routeChains(
  context: ReachContext,
  route: Route,
): readonly ReachChain[] {
  const { network, metadata, resource } = route;
  const hosts: readonly (readonly ReachLink[])[] =
    network.hostnames.length === 0
      ? [[]]
      : network.hostnames.map(name => [{ step: 'host', state: 'ok', name }]);
  const entry: ReachLink = {
    step: 'entry',
    state: 'ok',
    kind: resource.kind,
    name: metadata.name,
  };
  const gateway = gatewayLinks(context, route);
  const ends = distinctBackends(route).map(backend =>
    routeBackendLinks(context, route, backend),
  );
  return hosts
    .slice(0, MAX_CHAINS)
    .flatMap(host =>
      // A route that only redirects has no backend.
      (ends.length === 0 ? [[]] : ends.slice(0, MAX_CHAINS)).map(end => ({
        links: [...host, entry, ...gateway, ...end],
      })),
    )
    .slice(0, MAX_CHAINS);
}

/** Each Service's port once, however many rules lead there. */
export function distinctBackends({
  network,
}: Route): readonly GatewayReference[] {
  return [
    ...new Map(
      network.backends.map(backend => [JSON.stringify(backend), backend]),
    ).values(),
  ];
}

export function routeBackendLinks(
  context: ReachContext,
  route: Route,
  backend: GatewayReference,
): readonly ReachLink[] {
  const { namespace } = route.metadata;
  if (!isToService(backend)) return backendLinks(context, namespace, {});
  const { name, port, namespace: place = namespace } = backend;
  const links = backendLinks(context, place, { service: name, port });
  if (place === namespace) return links;
  const link = { step: 'service' as const, name, namespace: place };
  const grants = context.gateways.grantsIn(place);
  const isRefused = grants
    ? !grants.some(grant => allows(grant, route, backend))
    : hasRefusal(route);
  if (isRefused) return [{ ...link, state: 'broken', reason: 'notGranted' }];
  // Other namespaces aren't read, so that what is not known there may exist.
  return links[0]?.reason === 'serviceMissing'
    ? [
        {
          ...link,
          ...(grants
            ? { state: 'unknown', reason: 'otherNamespace' }
            : unread(context, 'referencegrants', place)),
        },
      ]
    : links.map(each =>
        each.step === 'service'
          ? { ...each, ...link, state: each.state }
          : each,
      );
}

/** Whether the controller misses a ReferenceGrant. */
function hasRefusal({ network }: Route): boolean {
  return network.answers.some(({ conditions }) =>
    conditions.some(
      ({ type, status, reason }) =>
        type === 'ResolvedRefs' &&
        status === 'False' &&
        reason === 'RefNotPermitted',
    ),
  );
}
