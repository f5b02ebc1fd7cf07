import {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { LabelsOf, metricDefinitions } from './metrics';
import {
  CounterName,
  GaugeReaders,
  HistogramName,
  MetricSink,
} from './MetricSink';

/** Backstage's metrics service, which exports to wherever the operator's OpenTelemetry SDK is configured to. */
export class BackstageSink implements MetricSink {
  readonly #service: MetricsService;
  readonly #counters = new Map<string, MetricsServiceCounter>();
  readonly #histograms = new Map<string, MetricsServiceHistogram>();

  constructor(service: MetricsService) {
    this.#service = service;
    for (const [name, { type, help, buckets = [] }] of metricDefinitions) {
      if (type === 'counter') {
        this.#counters.set(
          name,
          service.createCounter(name, { description: help }),
        );
      }
      if (type === 'histogram') {
        this.#histograms.set(
          name,
          service.createHistogram(name, {
            description: help,
            unit: 's',
            advice: { explicitBucketBoundaries: [...buckets] },
          }),
        );
      }
    }
  }

  count<N extends CounterName>(name: N, labels: LabelsOf<N>, amount = 1): void {
    this.#counters.get(name)?.add(amount, labels);
  }

  observe<N extends HistogramName>(
    name: N,
    labels: Partial<LabelsOf<N>>,
    value: number,
  ): void {
    this.#histograms.get(name)?.record(value, labels);
  }

  readGauges(readers: GaugeReaders): void {
    for (const [name, read] of Object.entries(readers)) {
      this.#service
        .createObservableGauge(name, {
          description: metricDefinitions.get(name)?.help,
        })
        .addCallback(result => {
          for (const { labels, value } of read()) result.observe(value, labels);
        });
    }
  }
}
