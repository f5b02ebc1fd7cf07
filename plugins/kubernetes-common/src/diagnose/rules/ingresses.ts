import { Ingress } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import {
  Details,
  Draft,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import {
  hasAddress,
  REFUSED_GRACE_SECONDS,
  findStandingRefusal,
  refusalSeverity,
} from './loadBalancers';
import { OwnerDraft } from './ownerDraft';

/** Even slow cloud controllers have started by then. */
const IGNORED_SECONDS = 600;
/** Enough to find the intended class. */
const MAX_CLASSES = 10;

/** Facts that are collected once for all Ingresses. */
interface IngressContext {
  /** Whether a controller has given any Ingress an address. */
  readonly hasServed: boolean;
  /** Names of the cluster's classes; undefined if they were not read. */
  readonly classes?: readonly string[];
  readonly hasDefault: boolean;
}

export function ingressContext(index: ClusterIndex): IngressContext {
  const classes = index.known('IngressClass');
  return {
    hasServed: index.all('Ingress').some(hasAddress),
    ...(classes && {
      classes: classes.map(({ metadata }) => metadata.name).sort(),
    }),
    hasDefault: classes?.some(({ spec }) => spec.isDefault) ?? false,
  };
}

/** Whether the Ingress has neither an event nor an address from a controller. */
function isUntouched(index: ClusterIndex, ingress: Ingress): boolean {
  return (
    !hasAddress(ingress) &&
    index.age(ingress) >= IGNORED_SECONDS &&
    index.findEvents(ingress).length === 0
  );
}

/** Why its class keeps controllers from handling it; undefined if it doesn't. */
function ingressClassProblem(
  index: ClusterIndex,
  { spec: { className, isClassAnnotated } }: Ingress,
  { hasServed, classes, hasDefault }: IngressContext,
): Partial<Details> | undefined {
  const known = classes?.slice(0, MAX_CLASSES).join(', ') || undefined;
  if (className !== undefined) {
    return !classes || isClassAnnotated || classes.includes(className)
      ? undefined
      : {
          params: {
            ingressClass: className,
            classes: known,
            variant: known ? 'missing' : 'none',
          },
          confidence: 'likely',
        };
  }
  if (known && !hasDefault) {
    return {
      params: { classes: known, variant: 'unnamed' },
      confidence: 'likely',
    };
  }
  // A controller may handle all Ingresses without reporting it, but not if another has an address.
  if (hasServed) return {};
  return index.all('Ingress').length === 1 ? { severity: 'info' } : undefined;
}

/** No controller handles the Ingress. */
function ignoredDraft(
  index: ClusterIndex,
  ingress: Ingress,
  context: IngressContext,
): Draft | undefined {
  const reason = isUntouched(index, ingress)
    ? ingressClassProblem(index, ingress, context)
    : undefined;
  if (!reason) return undefined;
  return objectDraft(index, objectRef(ingress), 'IngressNotPickedUp', {
    evidence: [
      fieldEvidence(
        ingress,
        'spec.ingressClassName',
        ingress.spec.className ?? '',
      ),
      fieldEvidence(ingress, 'status.loadBalancer.ingress', 'empty'),
    ],
    since: ingress.metadata.creationTimestamp,
    confidence: 'possible',
    ...reason,
  });
}

/** Applies the rules about an Ingress that a controller rejects or ignores. */
export function ingressDrafts(
  index: ClusterIndex,
  ingress: Ingress,
  context: IngressContext,
): readonly OwnerDraft[] {
  if (ingress.metadata.deletionTimestamp) return [];
  const event = findStandingRefusal(index, ingress);
  if (!event) {
    const draft = ignoredDraft(index, ingress, context);
    return draft ? [{ draft }] : [];
  }
  if (index.age(ingress) < REFUSED_GRACE_SECONDS) return [];
  const draft = objectDraft(index, objectRef(ingress), 'IngressSyncFailed', {
    severity: refusalSeverity(index, ingress),
    params: { reason: event.reason, message: event.message },
    evidence: [eventEvidence(event)],
    since: event.firstSeen,
  });
  return [{ draft }];
}
