import { BoundedNames } from './BoundedNames';
import { MetricSink } from './MetricSink';
import { HelpAnswer, RequestDone, Telemetry } from './Telemetry';

/**
 * A label value stays until the process ends: where clusters come and
 * go, those beyond this bound share one value.
 */
const MAX_CLUSTERS = 500;

/** The label of clusters beyond the bound. */
const OTHER_CLUSTER = 'other';

/** The label of classes that no rule set has declared. */
const CUSTOM_CLASS = 'custom';

/** A list of a healthy cluster takes 5 to 200 ms; a wait of this length is noticeable. */
const SLOW_SECONDS = 2;

export interface MetricsTelemetryOptions {
  readonly sinks: readonly MetricSink[];
  /** Whether the class of failure is declared. */
  readonly isKnownClass: (failureClass: string) => boolean;
  /** Adds about a hundred series per cluster. */
  readonly histogramsByCluster?: boolean;
}

/** Turns telemetry into metrics with a bounded number of label values. */
export class MetricsTelemetry implements Telemetry {
  readonly #options: MetricsTelemetryOptions;
  readonly #clusters = new BoundedNames(MAX_CLUSTERS, OTHER_CLUSTER);

  constructor(options: MetricsTelemetryOptions) {
    this.#options = options;
  }

  /** The value of a label `cluster`. */
  clusterLabel(cluster: string): string {
    return this.#clusters.of(cluster);
  }

  /** The value of a label `class`. */
  classLabel(failureClass: string): string {
    return this.#options.isKnownClass(failureClass)
      ? failureClass
      : CUSTOM_CLASS;
  }

  requestDone({
    cluster: name,
    resource,
    verb,
    outcome,
    seconds,
  }: RequestDone): void {
    const cluster = this.clusterLabel(name);
    const { histogramsByCluster, sinks } = this.#options;
    for (const sink of sinks) {
      sink.count('podlight_api_requests_total', {
        cluster,
        resource,
        verb,
        outcome,
      });
      // An aborted request says nothing about its duration.
      if (outcome !== 'aborted') {
        sink.observe(
          'podlight_api_request_duration_seconds',
          histogramsByCluster ? { cluster, resource } : { resource },
          seconds,
        );
        sink.count(
          'podlight_api_slow_requests_total',
          { cluster },
          seconds > SLOW_SECONDS ? 1 : 0,
        );
      }
    }
  }

  /** Not counted here: open streams are a gauge that is read from its source. */
  streamOpened(): () => void {
    return () => undefined;
  }

  relisted(list: Parameters<Telemetry['relisted']>[0]): void {
    const labels = { ...list, cluster: this.clusterLabel(list.cluster) };
    for (const sink of this.#options.sinks) {
      sink.count('podlight_relists_total', labels);
    }
  }

  cacheAsked({ cache, isHit }: Parameters<Telemetry['cacheAsked']>[0]): void {
    const labels = { cache, result: isHit ? 'hit' : 'miss' };
    for (const sink of this.#options.sinks) {
      sink.count('podlight_cache_lookups_total', labels);
    }
  }

  credentialFailed({
    cluster: name,
  }: Parameters<Telemetry['credentialFailed']>[0]): void {
    const cluster = this.clusterLabel(name);
    for (const sink of this.#options.sinks) {
      sink.count('podlight_credential_failures_total', { cluster });
    }
  }

  helpOpened(failureClass: string): void {
    const labels = { class: this.classLabel(failureClass) };
    for (const sink of this.#options.sinks) {
      sink.count('podlight_help_opened_total', labels);
    }
  }

  helpAnswered({ class: failureClass, helped }: HelpAnswer): void {
    const labels = { class: this.classLabel(failureClass), helped };
    for (const sink of this.#options.sinks) {
      sink.count('podlight_help_answers_total', labels);
    }
  }
}
