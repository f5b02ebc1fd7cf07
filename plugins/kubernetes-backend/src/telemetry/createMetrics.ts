import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  isFailureClassName,
  RuleSet,
} from '@podlight/backstage-plugin-kubernetes-common';
import { BackstageSink } from './BackstageSink';
import { gaugeReaders, GaugeSources } from './gaugeReaders';
import { MetricsTelemetry, MetricsTelemetryOptions } from './MetricsTelemetry';
import { PrometheusSink } from './PrometheusSink';
import { Telemetry } from './Telemetry';

/** The plugin's metrics, in its own registry and in Backstage's metrics service. */
export interface Metrics {
  readonly telemetry: Telemetry;
  /** Whether the class of failure is declared, built-in or added. */
  isKnownClass(name: string): boolean;
  readonly prometheus: Pick<PrometheusSink, 'contentType' | 'scrape'>;
  /** Must be called once, as soon as the sources are ready. */
  readGauges(sources: GaugeSources): void;
}

export type MetricsOptions = Pick<
  MetricsTelemetryOptions,
  'histogramsByCluster'
>;

/** @param ruleSets - declare the classes of failure that are not built in */
export function createMetrics(
  service: MetricsService,
  ruleSets: readonly RuleSet[],
  { histogramsByCluster }: MetricsOptions = {},
): Metrics {
  const prometheus = new PrometheusSink();
  const sinks = [prometheus, new BackstageSink(service)];
  const isKnownClass = (name: string) =>
    isFailureClassName(name) ||
    ruleSets.some(({ classes }) => Object.hasOwn(classes, name));
  const telemetry = new MetricsTelemetry({
    sinks,
    isKnownClass,
    histogramsByCluster,
  });
  return {
    telemetry,
    isKnownClass,
    prometheus,
    readGauges(sources) {
      const readers = gaugeReaders(sources, telemetry);
      for (const sink of sinks) sink.readGauges(readers);
    },
  };
}
