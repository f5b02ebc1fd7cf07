/**
 * Values of single replicas add up: `sum`. Values that all replicas report about the same
 * thing do not: `max`. Followed services are both, since some are followed by
 * several replicas and some by one: `shard`, which is `max` for each shard of the
 * services, and the sum of these.
 */
export type AcrossReplicas = 'sum' | 'max' | 'shard';

/** One metric, as a scrape and `docs/metrics.md` show it. */
export interface MetricDefinition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** How to aggregate the values of several replicas. */
  readonly replicas: AcrossReplicas;
  /** Upper bounds in seconds. */
  readonly buckets?: readonly number[];
}

/** A list of a healthy cluster takes 5 to 200 ms; requests time out after 10 s. */
const REQUEST_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Every metric of the plugin. Names end in their unit and counters in `_total`,
 * so that they are the same whichever exporter they take.
 */
export const METRICS = {
  podlight_api_requests_total: {
    type: 'counter',
    help: 'Requests to API servers that are over, by how they ended.',
    labels: ['cluster', 'resource', 'verb', 'outcome'],
    replicas: 'sum',
  },
  podlight_api_slow_requests_total: {
    type: 'counter',
    help: 'Requests to API servers that took longer than two seconds.',
    labels: ['cluster'],
    replicas: 'sum',
  },
  podlight_api_request_duration_seconds: {
    type: 'histogram',
    help: 'Time from sending a request to the end of its answer; watches and logs up to the first byte.',
    labels: ['cluster', 'resource'],
    replicas: 'sum',
    buckets: REQUEST_SECONDS,
  },
  podlight_watches: {
    type: 'gauge',
    help: 'Watches that are open now.',
    labels: ['cluster', 'resource'],
    replicas: 'sum',
  },
  podlight_relists_total: {
    type: 'counter',
    help: 'Lists that were made again: `expired` when a watch could not go on, `unwatchable` when a kind may be listed and not watched.',
    labels: ['cluster', 'resource', 'reason'],
    replicas: 'sum',
  },
  podlight_viewers: {
    type: 'gauge',
    help: 'Viewers of a cluster now, summed over services: one for each open tab and each of its clusters that is read.',
    labels: ['cluster'],
    replicas: 'sum',
  },
  podlight_readings: {
    type: 'gauge',
    help: 'Services that are observed in a cluster now, each counted once per identity, including those kept for a minute after their last viewer.',
    labels: ['cluster'],
    replicas: 'sum',
  },
  podlight_breaker_state: {
    type: 'gauge',
    help: '1 for the state that the circuit breaker of a cluster is in, 0 for the others.',
    labels: ['cluster', 'state'],
    replicas: 'max',
  },
  podlight_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When a cluster last gave an answer without an error, as Unix time; absent as long as it never has.',
    labels: ['cluster'],
    replicas: 'max',
  },
  podlight_cache_lookups_total: {
    type: 'counter',
    help: 'Look-ups of what may be shared: `credential`, and `reading` when a viewer joins a service in a cluster.',
    labels: ['cache', 'result'],
    replicas: 'sum',
  },
  podlight_credential_failures_total: {
    type: 'counter',
    help: 'Times that no credential could be obtained for a cluster, so that no request was sent.',
    labels: ['cluster'],
    replicas: 'sum',
  },
  podlight_findings: {
    type: 'gauge',
    help: 'Causes of trouble now in what is followed, each counted once per service and cluster.',
    labels: ['cluster', 'class', 'severity', 'shard'],
    replicas: 'shard',
  },
  podlight_affected_pods: {
    type: 'gauge',
    help: 'Pods that suffer now from findings of a class in what is followed.',
    labels: ['cluster', 'class', 'shard'],
    replicas: 'shard',
  },
  podlight_fleet_records: {
    type: 'gauge',
    help: 'Pods and workloads of a cluster in the fleet index.',
    labels: ['cluster'],
    replicas: 'max',
  },
  podlight_fleet_gaps: {
    type: 'gauge',
    help: 'Kinds of objects of a cluster whose changes the fleet index does not see now.',
    labels: ['cluster'],
    replicas: 'max',
  },
  podlight_fleet_lag_seconds: {
    type: 'gauge',
    help: 'Time from reading the last change of a cluster to having it in the fleet index.',
    labels: ['cluster'],
    replicas: 'max',
  },
  podlight_help_opened_total: {
    type: 'counter',
    help: 'Help dialogs that people opened.',
    labels: ['class'],
    replicas: 'sum',
  },
  podlight_help_answers_total: {
    type: 'counter',
    help: 'Answers to “Did this help?” in Help dialogs.',
    labels: ['class', 'helped'],
    replicas: 'sum',
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

/** {@link METRICS} as a list. */
export const metricDefinitions: ReadonlyMap<string, MetricDefinition> = new Map(
  Object.entries<MetricDefinition>(METRICS),
);

export type MetricName = keyof typeof METRICS;

/** The names of all metrics of a type. */
export type MetricNameOf<T extends MetricDefinition['type']> = {
  [N in MetricName]: (typeof METRICS)[N]['type'] extends T ? N : never;
}[MetricName];

/** A value for each label of a metric. */
export type LabelsOf<N extends MetricName> = Readonly<
  Record<(typeof METRICS)[N]['labels'][number], string>
>;
