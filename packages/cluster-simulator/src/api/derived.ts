import {
  at,
  KubernetesObject,
  listAt,
  microTimestamp,
  numberAt,
  textAt,
  timeAt,
  timestamp,
} from '../kube/object';
import { chance } from '../kube/random';

/** A resource whose objects are another resource's in another shape. */
export interface Derived {
  readonly source: string;
  /** Undefined where the other object has no such face. */
  convert(
    object: KubernetesObject,
    nowMs: number,
  ): KubernetesObject | undefined;
}

/** metrics-server scrapes every fifteen seconds. */
const SCRAPE_INTERVAL_MS = 15_000;
const MEBIBYTE = 1024 * 1024;

function quantityToBytes(quantity: string | undefined): number | undefined {
  const match = /^(\d+)(Ki|Mi|Gi)$/.exec(quantity ?? '');
  if (!match) return undefined;
  const units: Record<string, number> = {
    Ki: 1024,
    Mi: MEBIBYTE,
    Gi: 1024 * MEBIBYTE,
  };
  return Number(match[1]) * units[match[2]];
}

/** A share that differs from object to object and moves a little at every scrape. */
function wave(seed: string, nowMs: number, low: number, high: number): number {
  const scrape = Math.floor(nowMs / SCRAPE_INTERVAL_MS);
  const level =
    0.7 * chance(seed) +
    0.3 * (0.5 + 0.5 * Math.sin(scrape / 6 + 9 * chance(seed, 'phase')));
  return low + (high - low) * level;
}

function metricsMeta(object: KubernetesObject, nowMs: number) {
  const scrapedMs = Math.floor(nowMs / SCRAPE_INTERVAL_MS) * SCRAPE_INTERVAL_MS;
  const { name, namespace, labels } = object.metadata;
  return {
    metadata: { name, namespace, labels, creationTimestamp: timestamp(nowMs) },
    timestamp: timestamp(scrapedMs),
    window: '15.128s',
  };
}

function podMetrics(
  pod: KubernetesObject,
  nowMs: number,
): KubernetesObject | undefined {
  const containers = listAt(pod, 'status', 'containerStatuses')
    .filter(status => at(status, 'state', 'running') !== undefined)
    .map(status => {
      const name = textAt(status, 'name') ?? '';
      const spec = listAt(pod, 'spec', 'containers').find(
        c => at(c, 'name') === name,
      );
      const limit =
        quantityToBytes(textAt(spec, 'resources', 'limits', 'memory')) ??
        512 * MEBIBYTE;
      const seed = `${pod.metadata.uid ?? pod.metadata.name}/${name}`;
      return {
        name,
        usage: {
          cpu: `${Math.round(wave(seed, nowMs, 3e6, 180e6))}n`,
          memory: `${Math.round(
            wave(`${seed}/memory`, nowMs, 0.3, 0.75) * (limit / 1024),
          )}Ki`,
        },
      };
    });
  return containers.length > 0
    ? { ...metricsMeta(pod, nowMs), containers }
    : undefined;
}

function nodeMetrics(node: KubernetesObject, nowMs: number): KubernetesObject {
  const seed = node.metadata.name;
  return {
    ...metricsMeta(node, nowMs),
    usage: {
      cpu: `${Math.round(wave(seed, nowMs, 0.4e9, 2.9e9))}n`,
      memory: `${Math.round(wave(`${seed}/memory`, nowMs, 4e6, 13e6))}Ki`,
    },
  };
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
