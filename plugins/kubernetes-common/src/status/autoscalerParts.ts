import { HorizontalPodAutoscaler, MetricValue } from '../model';
import type { ConditionRow, MetricRow, ObjectRow } from '../wire/objectTypes';
import { atMaximumSince } from './atMaximumSince';
import { troubledConditions } from './conditionRows';

/** What the row of an autoscaler says. */
export function autoscalerParts(
  autoscaler: HorizontalPodAutoscaler,
): Pick<ObjectRow, 'autoscaler' | 'conditions'> {
  const { spec, status } = autoscaler;
  const readings = new Map(
    // If there are two, the first is used.
    status.currentMetrics
      .toReversed()
      .map(metric => [metricKey(metric), metric]),
  );
  return {
    autoscaler: {
      target: spec.scaleTargetRef,
      min: spec.minReplicas,
      max: spec.maxReplicas,
      current: status.currentReplicas,
      desired: status.desiredReplicas,
      ...(status.lastScaleTime && { lastScaledAt: status.lastScaleTime }),
      metrics: spec.metrics.map(target =>
        metricRow(target, readings.get(metricKey(target))),
      ),
    },
    conditions: troubledConditions(status.conditions).map(condition =>
      condition.reason === 'TooManyReplicas'
        ? withTime(condition, atMaximumSince(autoscaler))
        : condition,
    ),
  };
}

function withTime(
  { since: _, ...condition }: ConditionRow,
  since: string | undefined,
): ConditionRow {
  return { ...condition, ...(since && { since }) };
}

function metricKey({ type, name }: MetricValue): string {
  return `${type} ${name}`;
}

/** The target decides what is compared: a percentage, a quantity per pod, or a total. */
function metricRow(
  target: MetricValue,
  current: MetricValue | undefined,
): MetricRow {
  const { name, averageUtilization } = target;
  if (averageUtilization !== undefined) {
    const percent = current?.averageUtilization;
    return {
      name,
      target: `${averageUtilization}%`,
      ...(percent !== undefined && { current: `${percent}%` }),
      percent: {
        target: averageUtilization,
        ...(percent !== undefined && { current: percent }),
      },
    };
  }
  const isAverage = target.averageValue !== undefined;
  const reading = isAverage ? current?.averageValue : current?.value;
  return {
    name,
    target: target.averageValue ?? target.value ?? '',
    ...(reading !== undefined && { current: reading }),
  };
}
