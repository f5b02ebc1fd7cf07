import { Gateway } from './gatewayFacts';
import { ReachContext } from './ReachContext';
import { ReachLink } from './types';
import { unread } from './unreadLink';

/** Until a Gateway has its load balancer. */
const PROGRAM_SECONDS = 300;

/** Whether a Gateway works: its address, and without one its class, too. */
export function gatewayStateLinks(
  context: ReachContext,
  gateway: Gateway,
): readonly ReachLink[] {
  const hasAddress = gateway.network.addresses.length > 0;
  return [
    ...(hasAddress ? [] : classLinks(context, gateway)),
    addressLink(context, gateway),
  ];
}

function classLinks(
  context: ReachContext,
  gateway: Gateway,
): readonly ReachLink[] {
  const { className: name } = gateway.network;
  if (name === undefined) return [];
  const link = { step: 'class', kind: 'GatewayClass', name } as const;
  const found = context.gateways.findClass(name);
  if (found === 'unknown') {
    return context.extent('gatewayclasses') === 'assumed'
      ? []
      : [{ ...link, ...unread(context, 'gatewayclasses') }];
  }
  if (found === 'missing') {
    return [
      context.isYoung(gateway)
        ? { ...link, state: 'unknown', reason: 'starting' }
        : { ...link, state: 'broken', reason: 'classMissing' },
    ];
  }
  const accepted = found.status.conditions.find(
    ({ type }) => type === 'Accepted',
  );
  const isRefused =
    accepted?.status === 'False' &&
    accepted.reason !== 'Pending' &&
    accepted.reason !== 'Waiting';
  return [
    isRefused
      ? {
          ...link,
          state: 'broken',
          reason: 'classRefused',
          ...(accepted.message && { detail: accepted.message }),
        }
      : { ...link, state: 'ok' },
  ];
}

function addressLink(context: ReachContext, gateway: Gateway): ReachLink {
  const [name] = gateway.network.addresses;
  if (name !== undefined) return { step: 'address', state: 'ok', name };
  const programmed = gateway.status.conditions.find(
    ({ type }) => type === 'Programmed',
  );
  if (programmed?.status !== 'False') {
    return { step: 'address', state: 'unknown', reason: 'noAddress' };
  }
  return context.isYoung(gateway, PROGRAM_SECONDS)
    ? { step: 'address', state: 'unknown', reason: 'starting' }
    : {
        step: 'address',
        state: 'broken',
        reason: 'gatewayNotReady',
        ...(programmed.message && { detail: programmed.message }),
      };
}
