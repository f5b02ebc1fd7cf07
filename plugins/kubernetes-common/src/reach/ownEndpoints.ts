import { Service } from '../model';
import { countLink } from './countLink';
import { EndpointCounts } from './Endpoints';
import { ReachContext } from './ReachContext';
import { Targets } from './targets';
import { ReachLink } from './types';
import { unread } from './unreadLink';

const step = 'endpoints';

type ServicePort = Service['spec']['ports'][number];

/** The service's own pods behind one of its Services. */
export interface OwnPods {
  readonly targets: Targets;
  readonly total: number;
  /** Undefined where there are none, or they weren't read. */
  readonly slices: EndpointCounts | undefined;
}

/** From a port of a Service to the service's own pods, of which there are some. */
export function ownLinks(
  context: ReachContext,
  service: Service,
  port: ServicePort | undefined,
  pods: OwnPods,
): readonly ReachLink[] {
  const { slices, targets, total } = pods;
  const counts = { step, ready: targets.ready, total } as const;
  if (targets.ready === 0) {
    return [noneReady(context, service, pods)];
  }
  const target = port?.targetPort;
  const serving = countServing(port, pods);
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
  if (slices?.ready === 0 && typeof target !== 'string') {
    // The controller of the slices needs a moment, too.
    return [
      targets.isSettled
        ? { ...counts, ready: 0, state: 'broken', reason: 'notPublished' }
        : { ...counts, state: 'unknown', reason: 'starting' },
    ];
  }
  return [
    { ...counts, ready: serving, state: 'ok' },
    podsLink(context, service, targets),
  ];
}

/** Pods of another service may be behind it, too. */
function noneReady(
  context: ReachContext,
  service: Service,
  { slices, targets, total }: OwnPods,
): ReachLink {
  if (slices && slices.ready > 0) return countLink(slices);
  const counts = { step, ready: 0, total } as const;
  return context.isYoung(service) || targets.isStarting
    ? { ...counts, state: 'unknown', reason: 'starting' }
    : { ...counts, state: 'broken', reason: 'noReadyEndpoint' };
}

/** The number of ready pods that declare the port, where it goes by name. */
function countServing(
  port: ServicePort | undefined,
  { slices, targets }: OwnPods,
): number {
  const target = port?.targetPort;
  if (typeof target !== 'string') return targets.ready;
  const declaring = targets.byPortName.get(target) ?? 0;
  const isServed =
    slices && slices.ready > 0 && slices.ports.has(port?.name ?? '');
  return declaring === 0 && isServed ? targets.ready : declaring;
}

function podsLink(
  context: ReachContext,
  { metadata: { namespace } }: Service,
  { isBlocked }: Targets,
): ReachLink {
  if (isBlocked) {
    return { step: 'pods', state: 'unknown', reason: 'policyMayBlock' };
  }
  return context.extent('networkpolicies', namespace) === 'forbidden'
    ? { step: 'pods', ...unread(context, 'networkpolicies', namespace) }
    : { step: 'pods', state: 'ok' };
}
