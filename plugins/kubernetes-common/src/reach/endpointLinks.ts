import { Service } from '../model';
import { EndpointCounts } from './Endpoints';
import { countLink } from './countLink';
import { ownLinks } from './ownEndpoints';
import { ReachContext } from './ReachContext';
import { ReachLink } from './types';
import { unread } from './unreadLink';

/** More labels are no text to read. */
const MAX_NAMED = 10;

const step = 'endpoints';

type ServicePort = Service['spec']['ports'][number];

/** From a port of a Service to its pods; undefined stands for any port. */
export function endpointLinks(
  context: ReachContext,
  service: Service,
  port: ServicePort | undefined,
): readonly ReachLink[] {
  const slices = context.endpointsOf(service);
  if (Object.keys(service.spec.selector).length === 0) {
    return [manualLink(slices)];
  }
  if (!context.isOwn(service)) return [foreignLink(context, service, slices)];
  const pods = context.hasReadPods ? context.podsOf(service) : undefined;
  if (!pods) {
    return [
      slices
        ? countLink(slices)
        : { step, state: 'unknown', reason: 'notRead' },
    ];
  }
  if (pods.length === 0) {
    // Pods of another service may be behind it, too.
    return slices && slices.total > 0
      ? [countLink(slices)]
      : [nothingSelected(context, service)];
  }
  const targets = context.targets(pods, service.spec.publishesNotReady);
  return ownLinks(context, service, port, {
    targets,
    total: pods.length,
    slices,
  });
}

/** Somebody else writes its endpoints, if any. */
function manualLink(slices: EndpointCounts | undefined): ReachLink {
  return slices && slices.total > 0
    ? countLink(slices)
    : { step, state: 'notChecked', reason: 'noSelector' };
}

/** Whether it should have endpoints is not known: its workload may have been scaled to zero. */
function foreignLink(
  context: ReachContext,
  { metadata }: Service,
  slices: EndpointCounts | undefined,
): ReachLink {
  if (slices && slices.ready > 0) return countLink(slices);
  const isForbidden =
    context.extent('endpointslices', metadata.namespace) === 'forbidden';
  return isForbidden
    ? { step, ...unread(context, 'endpointslices', metadata.namespace) }
    : {
        step,
        state: 'unknown',
        reason: 'otherService',
        ...(slices && { ready: slices.ready, total: slices.total }),
      };
}

function nothingSelected(context: ReachContext, service: Service): ReachLink {
  const link = {
    step,
    name: selectorText(service.spec.selector),
    ready: 0,
    total: 0,
  } as const;
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
