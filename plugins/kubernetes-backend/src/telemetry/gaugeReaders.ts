import { createHash } from 'node:crypto';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelsOf } from './metrics';
import { GaugeName, GaugeReaders, GaugeSample } from './MetricSink';
import { MetricsTelemetry } from './MetricsTelemetry';

const BREAKER_STATES = ['closed', 'half-open', 'open'] as const;

export type BreakerState = (typeof BREAKER_STATES)[number];

/** The sources of the gauges. */
export interface GaugeSources {
  /** Clusters with requests so far. */
  clusters(): IterableIterator<{
    readonly name: string;
    readonly breaker: BreakerState;
    readonly lastSuccessAt?: Date;
    readonly watches: ReadonlyMap<string, number>;
  }>;
  /** The followed services. */
  subscriptions(): Iterable<{
    readonly cluster: string;
    /** Equal for two viewers of one service, even with different identities. */
    readonly service: string;
    readonly viewers: number;
    readonly last?: ClusterMessage;
  }>;
  /** The clusters of the fleet index; absent without one. */
  fleet?(): Iterable<{
    readonly cluster: string;
    readonly records: number;
    /** Kinds of objects whose changes are not seen now. */
    readonly gaps: number;
    readonly lagSeconds: number;
  }>;
}

/**
 * Replicas follow some services together and some alone, and do not know of each
 * other: the largest value for each shard of the services, summed, is the truth
 * where no two services of a shard are followed by different replicas only.
 */
const SHARDS = 16;

/** Bounds the number of label values. */
type LabelNames = Pick<MetricsTelemetry, 'clusterLabel' | 'classLabel'>;

/** Reads every gauge from its source. */
export function gaugeReaders(
  { clusters, subscriptions, fleet = () => [] }: GaugeSources,
  names: LabelNames,
): GaugeReaders {
  return {
    podlight_watches: () =>
      sum<'podlight_watches'>(add => {
        for (const { name, watches } of clusters()) {
          const cluster = names.clusterLabel(name);
          for (const [resource, count] of watches) {
            add({ cluster, resource }, count);
          }
        }
      }),
    podlight_viewers: () =>
      sum<'podlight_viewers'>(add => {
        for (const { cluster, viewers } of subscriptions()) {
          add({ cluster: names.clusterLabel(cluster) }, viewers);
        }
      }),
    podlight_readings: () =>
      sum<'podlight_readings'>(add => {
        for (const { cluster } of subscriptions()) {
          add({ cluster: names.clusterLabel(cluster) }, 1);
        }
      }),
    podlight_breaker_state: () =>
      sum<'podlight_breaker_state'>(add => {
        for (const { name, breaker } of clusters()) {
          const cluster = names.clusterLabel(name);
          for (const state of BREAKER_STATES) {
            add({ cluster, state }, state === breaker ? 1 : 0);
          }
        }
      }),
    podlight_last_success_timestamp_seconds: function* lastSuccesses() {
      for (const { name, lastSuccessAt } of clusters()) {
        const cluster = names.clusterLabel(name);
        if (!lastSuccessAt) continue;
        yield { labels: { cluster }, value: lastSuccessAt.getTime() / 1_000 };
      }
    },
    ...findingReaders(subscriptions, names),
    ...fleetReaders(fleet, names),
  };
}

function fleetReaders(
  fleet: NonNullable<GaugeSources['fleet']>,
  names: LabelNames,
): Pick<
  GaugeReaders,
  | 'podlight_fleet_records'
  | 'podlight_fleet_gaps'
  | 'podlight_fleet_lag_seconds'
> {
  const read = (field: 'records' | 'gaps' | 'lagSeconds') => () =>
    sum<'podlight_fleet_records'>(add => {
      for (const { cluster, ...values } of fleet()) {
        add({ cluster: names.clusterLabel(cluster) }, values[field]);
      }
    });
  return {
    podlight_fleet_records: read('records'),
    podlight_fleet_gaps: read('gaps'),
    podlight_fleet_lag_seconds: read('lagSeconds'),
  };
}

function findingReaders(
  subscriptions: GaugeSources['subscriptions'],
  names: LabelNames,
): Pick<GaugeReaders, 'podlight_findings' | 'podlight_affected_pods'> {
  return {
    podlight_findings: () =>
      sum<'podlight_findings'>(add => {
        for (const [shard, message] of distinct(subscriptions())) {
          const cluster = names.clusterLabel(message.cluster);
          for (const { class: name, severity } of message.findings) {
            const label = names.classLabel(name);
            add({ cluster, class: label, severity, shard }, 1);
          }
        }
      }),
    podlight_affected_pods: () =>
      sum<'podlight_affected_pods'>(add => {
        for (const [shard, message] of distinct(subscriptions())) {
          const cluster = names.clusterLabel(message.cluster);
          for (const { class: name, pods } of message.findings) {
            add({ cluster, class: names.classLabel(name), shard }, pods.length);
          }
        }
      }),
  };
}

/** Samples with the same labels become one: those beyond a bound share theirs. */
function sum<N extends GaugeName>(
  fill: (add: (labels: LabelsOf<N>, value: number) => void) => void,
): Iterable<GaugeSample<N>> {
  const sums = new Map<string, GaugeSample<N>>();
  fill((labels, value) => {
    const key = JSON.stringify(labels);
    sums.set(key, { labels, value: (sums.get(key)?.value ?? 0) + value });
  });
  return sums.values();
}

/** One message per service and cluster, whatever the number of identities, with the service's shard. */
function distinct(
  subscriptions: ReturnType<GaugeSources['subscriptions']>,
): Iterable<readonly [shard: string, message: ClusterMessage]> {
  const shards = new Map<string, string>();
  const messages = new Map<string, readonly [string, ClusterMessage]>();
  for (const { cluster, service, last } of subscriptions) {
    if (!last) continue;
    const shard = shards.get(service) ?? serviceShard(service);
    shards.set(service, shard);
    messages.set(JSON.stringify([cluster, service]), [shard, last]);
  }
  return messages.values();
}

/** Equal in every replica, and does not reveal the service. */
function serviceShard(service: string): string {
  const [first] = createHash('sha256').update(service).digest();
  return String(first % SHARDS);
}
