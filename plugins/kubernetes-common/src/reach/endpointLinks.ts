import { Service } from '../model';
import { EndpointCounts } from './Endpoints';
import { countLink } from './countLink';
import { ownLinks } from './ownEndpoints';
import { ReachContext } from './ReachContext';
import { ReachLink } from './types';
import { unread } from './unreadLink';

/** More labels are no text to read. */
const MAX_NAMED = 10;

/** Longer than most pods take to start. */
const SETTLED_MS = 120_000;

const step = 'endpoints';

type ServicePort = Service['spec']['ports'][number];

/** From a port of a Service to its pods; undefined stands for any port. */
export function endpointLinks(
  context: ReachContext,
  service: Service,
  port: ServicePort | undefined,
): readonly ReachLink[] {
  const slices = context.countEndpoints(service);
  if (Object.keys(service.spec.selector).length === 0) {
    return [manualLink(slices)];
  }
  if (!context.isOwn(service)) return [foreignLink(context, service, slices)];
  const pods = context.hasReadPods ? context.selectPods(service) : undefined;
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

/**
 * Whether it should have endpoints is not known, as its workload may have been
 * scaled to zero. But where there are some, one should be ready.
 */
function foreignLink(
  context: ReachContext,
  service: Service,
  slices: EndpointCounts | undefined,
): ReachLink {
  const { metadata } = service;
  if (slices && slices.ready > 0) return countLink(slices);
  if (slices && slices.total > 0 && isSettled(context, service, slices)) {
    return {
      ...{ step, ready: 0, total: slices.total },
      ...{ state: 'broken', reason: 'noReadyEndpoint' },
    };
  }
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

/** The pods of others aren't read, so only the slices say whether they are just starting. */
function isSettled(
  context: ReachContext,
  service: Service,
  { changedAt }: EndpointCounts,
): boolean {
  const sinceMs = -(context.until(changedAt) ?? 0);
  return !context.isYoung(service) && sinceMs >= SETTLED_MS;
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
