import {
  KubernetesObject,
  microTimestamp,
  numberAt,
  timeAt,
} from '../kube/object';
import { nodeMetrics, podMetrics } from './usage';

/** A resource whose objects are another resource's in another shape. */
export interface Derived {
  readonly source: string;
  /** Undefined where the other object has no such face. */
  convert(
    object: KubernetesObject,
    nowMs: number,
  ): KubernetesObject | undefined;
}

/** The same event in its newer shape: `regarding`, `note`, and the old fields by their deprecated names. */
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
    ...(event.series ? {} : seriesOf(event)),
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

function seriesOf(event: KubernetesObject) {
  const count = numberAt(event, 'count') ?? 1;
  const lastMs = timeAt(event, 'lastTimestamp');
  return count > 1 && lastMs !== undefined && event.eventTime
    ? { series: { count, lastObservedTime: microTimestamp(lastMs) } }
    : {};
}

/** By qualified name of the resource that is asked for. */
export const DERIVED: Readonly<Record<string, Derived>> = {
  'events.events.k8s.io': { source: 'events', convert: newerEvent },
  'pods.metrics.k8s.io': { source: 'pods', convert: podMetrics },
  'nodes.metrics.k8s.io': { source: 'nodes', convert: nodeMetrics },
};
