import { Event, Ingress, Service } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import {
  Draft,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { Severity } from '../types';
import { OwnerDraft } from './ownerDraft';
import { standingEvent } from './standingEvents';

/** Clouds take a minute or two for a load balancer. */
const PENDING_SECONDS = 300;
/** A rejected controller has retried by then. */
export const REFUSED_GRACE_SECONDS = 120;
const REFUSED_ERROR_SECONDS = 600;
/** A load balancer that is deleted together with its Service takes minutes. */
const DELETION_SECONDS = 300;
/** The longest retry interval of controllers. */
const RETRY_SECONDS = 1_200;
const EVENT_SECONDS = 3_600;

/** For load balancer and ingress controllers. */
const SUCCESS =
  /^(?:Ensured|Updated)LoadBalancer$|^SuccessfullyReconciled$|^(?:ip|IP)Allocated$|^Reconciled$|^Synced$|^AddedOrUpdated$|Succeeded$/;
/** Events on a Service that are unrelated to its load balancer. */
const NOT_ABOUT_IT =
  /Endpoint|ClusterIP|TopologyAware|SessionAffinity|^Port\w*(?:Allocated|OutOfRange)$/;

const isWarning = ({ type, reason }: Event): boolean =>
  type === 'Warning' && !NOT_ABOUT_IT.test(reason);
const isSuccess = ({ type, reason }: Event): boolean =>
  type === 'Normal' && SUCCESS.test(reason);

/** The controller's newest warning that still applies. */
export function findStandingRefusal(
  index: ClusterIndex,
  object: Service | Ingress,
): Event | undefined {
  return standingEvent(index, object, {
    isTrouble: isWarning,
    isOver: isSuccess,
    maxAgeSeconds: hasAddress(object) ? RETRY_SECONDS : EVENT_SECONDS,
  });
}

export function hasAddress({ kind, spec, status }: Service | Ingress): boolean {
  return (
    status.loadBalancer.ingress.length > 0 ||
    (kind === 'Service' && spec.externalIPs.length > 0)
  );
}

export function refusalSeverity(
  index: ClusterIndex,
  object: Service | Ingress,
): Severity | undefined {
  return hasAddress(object) || index.age(object) < REFUSED_ERROR_SECONDS
    ? undefined
    : 'error';
}

/** The controller reports the reason. */
function refusedDraft(
  index: ClusterIndex,
  service: Service,
  event: Event,
): Draft {
  const { reason, message } = event;
  return objectDraft(index, objectRef(service), 'ServiceLoadBalancerPending', {
    severity: refusalSeverity(index, service),
    params: {
      reason,
      message,
      variant: hasAddress(service) ? 'stale' : undefined,
    },
    evidence: [eventEvidence(event)],
    since: event.firstSeen,
  });
}

/** The finalizer keeps the Service until its load balancer is gone. */
function deletionDrafts(
  index: ClusterIndex,
  service: Service,
): readonly OwnerDraft[] {
  const { deletionTimestamp, finalizers } = service.metadata;
  const isOverdue =
    finalizers.length > 0 &&
    (index.secondsSince(deletionTimestamp) ?? 0) >= DELETION_SECONDS;
  const event = isOverdue ? findStandingRefusal(index, service) : undefined;
  if (!event) return [];
  const { reason, message } = event;
  const draft = objectDraft(
    index,
    objectRef(service),
    'ServiceLoadBalancerPending',
    {
      params: { reason, message, variant: 'deleting' },
      evidence: [
        fieldEvidence(service, 'metadata.deletionTimestamp', deletionTimestamp),
        eventEvidence(event),
      ],
      since: deletionTimestamp,
    },
  );
  return [{ draft }];
}

/** Applies the rules about a load balancer that can't be created, changed or deleted. */
export function loadBalancerDrafts(
  index: ClusterIndex,
  service: Service,
): readonly OwnerDraft[] {
  if (service.spec.type !== 'LoadBalancer') return [];
  if (service.metadata.deletionTimestamp) {
    return deletionDrafts(index, service);
  }
  const age = index.age(service);
  const event = findStandingRefusal(index, service);
  if (event) {
    return age < REFUSED_GRACE_SECONDS
      ? []
      : [{ draft: refusedDraft(index, service, event) }];
  }
  if (hasAddress(service) || age < PENDING_SECONDS) return [];
  const draft = objectDraft(
    index,
    objectRef(service),
    'ServiceLoadBalancerPending',
    {
      evidence: [
        fieldEvidence(service, 'status.loadBalancer.ingress', 'empty'),
      ],
      since: service.metadata.creationTimestamp,
      confidence: 'likely',
    },
  );
  return [{ draft }];
}
