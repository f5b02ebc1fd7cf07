import {
  Condition,
  HorizontalPodAutoscaler,
  MetricValue,
  findCondition,
} from '../../model';
import { atMaximumSince } from '../../status/atMaximumSince';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  Details,
  eventEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { OwnerDraft } from './ownerDraft';
import { standingEvent } from './standingEvents';

/** A pod's metrics appear a minute or two after its start, and failed scrapes are retried. */
const METRICS_GRACE_SECONDS = 120;
/** Messages that blame the pods instead of the metrics. */
const PODS_UNREADY = /did not receive metrics|no metrics returned/;

/** The controller reads the metrics every few seconds, but reports a lasting failure every few minutes. */
const PARTIAL_EVENT_SECONDS = 600;
const PARTIAL_EVENTS = 10;

/** In one finding. */
const MAX_METRICS = 5;

const SELECTOR_REASONS: ReadonlySet<string> = new Set([
  'InvalidSelector',
  'AmbiguousSelector',
]);

function newestPodAge(
  index: ClusterIndex,
  hpa: HorizontalPodAutoscaler,
): number {
  const { kind, name } = hpa.spec.scaleTargetRef;
  const { namespace } = hpa.metadata;
  return Math.min(
    index.newestPodAge({ kind, namespace, name }),
    index.age(hpa),
  );
}

/** The metrics without a current value; the first ones of many. */
export function unmeasured({ spec, status }: HorizontalPodAutoscaler) {
  const measured = new Set(status.currentMetrics.map(metricKey));
  return (
    spec.metrics
      .filter(metric => !measured.has(metricKey(metric)))
      .slice(0, MAX_METRICS)
      .map(({ name }) => name)
      .join(', ') || undefined
  );
}

function metricKey({ type, name }: MetricValue): string {
  return `${type} ${name}`;
}

function activeClass(condition: Condition): FailureClassName | undefined {
  const { status, reason = '' } = condition;
  if (status !== 'False' || reason === 'ScalingDisabled') return undefined;
  return SELECTOR_REASONS.has(reason)
    ? 'HPASelectorProblem'
    : 'HPAFailedGetMetrics';
}

/** One of several metrics has no value, which the condition doesn't show. */
function partialDrafts(
  index: ClusterIndex,
  hpa: HorizontalPodAutoscaler,
  target: string,
): readonly OwnerDraft[] {
  const metrics = unmeasured(hpa);
  const event = standingEvent(index, hpa, {
    isTrouble: ({ reason, count }) =>
      /^FailedGet\w*Metric$/.test(reason) && count >= PARTIAL_EVENTS,
    maxAgeSeconds: PARTIAL_EVENT_SECONDS,
  });
  if (!event || metrics === undefined) return [];
  const { message, reason } = event;
  const draft = objectDraft(index, objectRef(hpa), 'HPAFailedGetMetrics', {
    params: { target, metrics, message, reason, variant: 'partial' },
    evidence: [eventEvidence(event)],
    since: event.firstSeen,
  });
  return [{ draft }];
}

export function autoscalerDrafts(
  index: ClusterIndex,
  hpa: HorizontalPodAutoscaler,
): readonly OwnerDraft[] {
  const ref = objectRef(hpa);
  const { kind, name } = hpa.spec.scaleTargetRef;
  const target = `${kind}/${name}`;
  const toDraft = (
    type: string,
    className: FailureClassName,
    details: Omit<Details, 'evidence'>,
  ): OwnerDraft => ({
    draft: objectDraft(index, ref, className, {
      since: findCondition(hpa, type)?.lastTransitionTime,
      ...details,
      evidence: conditionEvidence(hpa, type),
    }),
  });
  const able = findCondition(hpa, 'AbleToScale');
  if (
    able?.status === 'False' &&
    /^Failed(?:Get|Update)Scale$/.test(able.reason ?? '')
  ) {
    const params = { target, message: able.message };
    return [toDraft('AbleToScale', 'HPATargetMissing', { params })];
  }
  const active = findCondition(hpa, 'ScalingActive');
  const activeName = active && activeClass(active);
  if (active && activeName) {
    const { message, reason } = active;
    const failingFor = index.secondsSince(active.lastTransitionTime);
    const age = Math.min(newestPodAge(index, hpa), failingFor ?? Infinity);
    if (age < METRICS_GRACE_SECONDS) return [];
    const result = toDraft('ScalingActive', activeName, {
      params: {
        target,
        message,
        ...(activeName === 'HPAFailedGetMetrics' && {
          reason,
          metrics: unmeasured(hpa),
        }),
      },
    });
    const { namespace } = hpa.metadata;
    return PODS_UNREADY.test(message ?? '')
      ? [{ ...result, symptomOf: { kind, namespace, name } }]
      : [result];
  }
  const limited = findCondition(hpa, 'ScalingLimited');
  const isAtMax =
    limited?.status === 'True' &&
    limited.reason === 'TooManyReplicas' &&
    hpa.spec.minReplicas !== hpa.spec.maxReplicas;
  const partial = partialDrafts(index, hpa, target);
  if (!isAtMax) return partial;
  const params = { target, maxReplicas: hpa.spec.maxReplicas };
  return [
    ...partial,
    toDraft('ScalingLimited', 'HPAAtMax', {
      params,
      since: atMaximumSince(hpa),
    }),
  ];
}
