/**
 * What metrics-server would report: how much CPU and memory
 * containers use, derived from their names, their resources and the time.
 */
import {
  at,
  KubernetesObject,
  listAt,
  textAt,
  timeAt,
  timestamp,
} from '../kube/object';
import { chance } from '../kube/random';
import { parseQuantity } from '../kube/quantity';
import { FULL_LOAD } from './load';

/** metrics-server's own default. */
const SCRAPE_INTERVAL_MS = 15_000;
const NANO = 1e9;
const KIBIBYTE = 1024;

/** Of a container without requests. */
const DEFAULT_CPU_CORES = 0.05;
const DEFAULT_MEMORY_BYTES = 64 * KIBIBYTE ** 2;

/** CPU of a busy program without a limit. */
const FULL_LOAD_CORES = 1.5;

/** A share that differs from object to object and moves a little at every scrape. */
function wave(seed: string, nowMs: number, low: number, high: number): number {
  const scrape = Math.floor(nowMs / SCRAPE_INTERVAL_MS);
  const level =
    0.7 * chance(seed) +
    0.3 * (0.5 + 0.5 * Math.sin(scrape / 6 + 9 * chance(seed, 'phase')));
  return low + (high - low) * level;
}

function lastScrape(nowMs: number): number {
  return Math.floor(nowMs / SCRAPE_INTERVAL_MS) * SCRAPE_INTERVAL_MS;
}

function metricsMeta(object: KubernetesObject, nowMs: number) {
  const { name, namespace, labels } = object.metadata;
  return {
    metadata: { name, namespace, labels, creationTimestamp: timestamp(nowMs) },
    timestamp: timestamp(lastScrape(nowMs)),
    window: '15.128s',
  };
}

function readAmount(
  container: unknown,
  which: 'requests' | 'limits',
  resource: string,
): number | undefined {
  const quantity = textAt(container, 'resources', which, resource);
  return quantity === undefined ? undefined : parseQuantity(quantity);
}

function usedCores(container: unknown, seed: string, nowMs: number): number {
  const request = readAmount(container, 'requests', 'cpu') ?? DEFAULT_CPU_CORES;
  const isLoaded = listAt(container, 'env').some(
    variable =>
      at(variable, 'name') === FULL_LOAD.name &&
      at(variable, 'value') === FULL_LOAD.value,
  );
  const wanted = isLoaded
    ? FULL_LOAD_CORES
    : wave(seed, nowMs, 0.1, 0.95) * request;
  const limit = readAmount(container, 'limits', 'cpu') ?? Infinity;
  // Quota periods give a throttled container slightly less or more than its limit.
  return Math.min(wanted, limit * wave(`${seed}/quota`, nowMs, 0.985, 1.01));
}

/** A container that was OOM-killed fills its memory again. */
function usedBytes(
  container: unknown,
  status: unknown,
  seed: string,
  nowMs: number,
): number {
  const whole =
    readAmount(container, 'limits', 'memory') ??
    readAmount(container, 'requests', 'memory') ??
    DEFAULT_MEMORY_BYTES;
  const ended = textAt(status, 'lastState', 'terminated', 'reason');
  return ended === 'OOMKilled'
    ? wave(`${seed}/memory`, nowMs, 0.93, 0.99) * whole
    : wave(`${seed}/memory`, nowMs, 0.3, 0.75) * whole;
}

/** Metrics of a pod with a container that was running at the last scrape; undefined for others. */
export function podMetrics(
  pod: KubernetesObject,
  nowMs: number,
): KubernetesObject | undefined {
  const specs = [
    ...listAt(pod, 'spec', 'containers'),
    ...listAt(pod, 'spec', 'initContainers'),
  ];
  const statuses = [
    ...listAt(pod, 'status', 'containerStatuses'),
    ...listAt(pod, 'status', 'initContainerStatuses'),
  ];
  const containers = statuses
    .filter(status => {
      const startedMs = timeAt(status, 'state', 'running', 'startedAt');
      return startedMs !== undefined && startedMs <= lastScrape(nowMs);
    })
    .map(status => {
      const name = textAt(status, 'name') ?? '';
      const spec = specs.find(container => at(container, 'name') === name);
      const seed = `${pod.metadata.uid ?? pod.metadata.name}/${name}`;
      const cores = usedCores(spec, seed, nowMs);
      const bytes = usedBytes(spec, status, seed, nowMs);
      return {
        name,
        usage: {
          cpu: `${Math.round(cores * NANO)}n`,
          memory: `${Math.round(bytes / KIBIBYTE)}Ki`,
        },
      };
    });
  return containers.length > 0
    ? { ...metricsMeta(pod, nowMs), containers }
    : undefined;
}

export function nodeMetrics(
  node: KubernetesObject,
  nowMs: number,
): KubernetesObject {
  const seed = node.metadata.name;
  return {
    ...metricsMeta(node, nowMs),
    usage: {
      cpu: `${Math.round(wave(seed, nowMs, 0.4e9, 2.9e9))}n`,
      memory: `${Math.round(wave(`${seed}/memory`, nowMs, 4e6, 13e6))}Ki`,
    },
  };
}
