import { GatewayListener, GatewayReference } from '../model';
import { Gateway, intersects, isToGateway, Route } from './gatewayFacts';
import { gatewayStateLinks } from './gatewayState';
import { ReachContext } from './ReachContext';
import { ReachLink, ReachReason } from './types';
import { unread } from './unreadLink';

/** From a route to the Gateway that accepts it; where none does, to its first one. */
export function gatewayLinks(
  context: ReachContext,
  route: Route,
): readonly ReachLink[] {
  const all = route.network.parents.map(parent =>
    parentLinks(context, route, parent),
  );
  return (
    all.find(links => links.every(({ state }) => state !== 'broken')) ??
    all.at(0) ?? [
      { step: 'gateway', state: 'notChecked', reason: 'notGateway' },
    ]
  );
}

function parentLinks(
  context: ReachContext,
  route: Route,
  parent: GatewayReference,
): readonly ReachLink[] {
  const { namespace } = route.metadata;
  const place = parent.namespace ?? namespace;
  const link = {
    step: 'gateway' as const,
    name: parent.name,
    ...(place !== namespace && { namespace: place }),
  };
  if (!isToGateway(parent)) {
    return [{ ...link, state: 'notChecked', reason: 'notGateway' }];
  }
  const gateway = context.gateways.find(place, parent.name);
  if (gateway === 'missing') {
    return [{ ...link, state: 'broken', reason: 'gatewayMissing' }];
  }
  const answer = answerLink(route, parent);
  if (gateway === 'unknown') {
    return [{ ...link, ...(answer ?? unread(context, 'gateways', place)) }];
  }
  const refusal = refusalReason(route, parent, gateway);
  if (refusal) {
    const listeners = gateway.network.listeners.map(({ name }) => name);
    return [
      {
        ...link,
        state: 'broken',
        reason: refusal,
        detail: answer?.detail ?? listeners.join(', '),
      },
    ];
  }
  const own: ReachLink = answer
    ? { ...link, ...answer }
    : { ...link, state: 'unknown', reason: 'noAnswer' };
  return [own, ...gatewayStateLinks(context, gateway)];
}

/** What the controller says about the last version of the route. */
function answerLink(
  { metadata, network }: Route,
  parent: GatewayReference,
): Pick<ReachLink, 'state' | 'reason' | 'detail'> | undefined {
  const { namespace } = metadata;
  const accepted = network.answers
    .filter(
      ({ parent: answered }) =>
        answered.name === parent.name &&
        (answered.namespace ?? namespace) === (parent.namespace ?? namespace) &&
        answered.sectionName === parent.sectionName &&
        answered.port === parent.port,
    )
    .flatMap(({ conditions }) => conditions)
    .filter(
      ({ type, observedGeneration: seen = Infinity }) =>
        type === 'Accepted' && seen >= (metadata.generation ?? 0),
    );
  if (accepted.some(({ status }) => status === 'True')) return { state: 'ok' };
  const refused = accepted.find(
    ({ status, reason }) => status === 'False' && reason !== 'Pending',
  );
  if (!refused) return undefined;
  const detail = [refused.reason, refused.message].filter(Boolean).join(': ');
  return {
    state: 'broken',
    reason: 'notAccepted',
    ...(detail && { detail }),
  };
}

/** Why none of the listeners takes the route, by their fields alone. */
function refusalReason(
  route: Route,
  parent: GatewayReference,
  { metadata, network }: Gateway,
): ReachReason | undefined {
  const isSame = metadata.namespace === route.metadata.namespace;
  const tests: readonly [
    ReachReason,
    (listener: GatewayListener) => boolean,
  ][] = [
    [
      'listenerMissing',
      ({ name, port }) =>
        (parent.sectionName === undefined || parent.sectionName === name) &&
        (parent.port === undefined || parent.port === port),
    ],
    [
      'listenerMissing',
      ({ kinds }) => !kinds || kinds.includes(route.resource.kind),
    ],
    [
      'namespaceNotAllowed',
      // What a selector selects is not known: the labels of namespaces aren't read.
      ({ from }) =>
        from === 'All' || from === 'Selector' || (from === 'Same' && isSame),
    ],
    [
      'hostnameMismatch',
      ({ hostname }) =>
        hostname === undefined ||
        route.network.hostnames.length === 0 ||
        route.network.hostnames.some(host => intersects(host, hostname)),
    ],
  ];
  let left = network.listeners;
  for (const [reason, passes] of tests) {
    left = left.filter(passes);
    if (left.length === 0) return reason;
  }
  return undefined;
}
