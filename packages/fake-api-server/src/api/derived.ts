import {
  KubernetesObject,
  microTimestamp,
  numberAt,
  timeAt,
} from '../kube/object';
import { nodeMetrics, podMetrics } from './usage';

/** A resource whose objects are converted from another resource. */
export interface Derived {
  readonly source: string;
  /** Undefined where the object has no such representation. */
  convert(
    object: KubernetesObject,
    nowMs: number,
  ): KubernetesObject | undefined;
}

/** The same event as events.k8s.io/v1: `regarding`, `note`, and the old fields by their deprecated names. */
function newerEvent(event: KubernetesObject): KubernetesObject {
  const {
    involvedObject,
    message,
    source,
    firstTimestamp,
    lastTimestamp,
    count,
    reportingComponent,
    reportingInstance,
    ...kept
  } = event;
  return {
    ...kept,
    eventTime: event.eventTime ?? null,
    ...(event.series ? {} : eventSeries(event)),
    reportingController: reportingComponent,
    reportingInstance,
    regarding: involvedObject,
    note: message,
    deprecatedSource: source,
    deprecatedFirstTimestamp: firstTimestamp ?? null,
    deprecatedLastTimestamp: lastTimestamp ?? null,
    ...(count === undefined ? {} : { deprecatedCount: count }),
  };
}

function eventSeries(event: KubernetesObject) {
  const count = numberAt(event, 'count') ?? 1;
  const lastMs = timeAt(event, 'lastTimestamp');
  return count > 1 && lastMs !== undefined && event.eventTime
    ? { series: { count, lastObservedTime: microTimestamp(lastMs) } }
    : {};
}

/** By qualified name of the requested resource. */
export const DERIVED: Readonly<Record<string, Derived>> = {
  'events.events.k8s.io': { source: 'events', convert: newerEvent },
  'pods.metrics.k8s.io': { source: 'pods', convert: podMetrics },
  'nodes.metrics.k8s.io': { source: 'nodes', convert: nodeMetrics },
};
