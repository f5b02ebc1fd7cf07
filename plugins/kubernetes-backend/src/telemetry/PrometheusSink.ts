import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { LabelsOf, metricDefinitions } from './metrics';
import {
  CounterName,
  GaugeReaders,
  HistogramName,
  MetricSink,
} from './MetricSink';

/**
 * Uses its own prom-client registry: the global one belongs to the backend and
 * may have been set up twice.
 */
export class PrometheusSink implements MetricSink {
  readonly #registry = new Registry();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();

  constructor() {
    for (const [name, definition] of metricDefinitions) {
      const { type, help, labels, buckets = [] } = definition;
      const options = {
        name,
        help,
        labelNames: labels,
        registers: [this.#registry],
      };
      if (type === 'counter') this.#counters.set(name, new Counter(options));
      if (type === 'histogram') {
        this.#histograms.set(
          name,
          new Histogram({ ...options, buckets: [...buckets] }),
        );
      }
    }
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics in the text format that Prometheus scrapes. */
  scrape(): Promise<string> {
    return this.#registry.metrics();
  }

  count<N extends CounterName>(name: N, labels: LabelsOf<N>, amount = 1): void {
    this.#counters.get(name)?.inc(labels, amount);
  }

  observe<N extends HistogramName>(
    name: N,
    labels: Partial<LabelsOf<N>>,
    value: number,
  ): void {
    this.#histograms.get(name)?.observe(labels, value);
  }

  readGauges(readers: GaugeReaders): void {
    for (const [name, read] of Object.entries(readers)) {
      const definition = metricDefinitions.get(name);
      if (!definition) continue;
      const gauge = new Gauge({
        name,
        help: definition.help,
        labelNames: definition.labels,
        registers: [this.#registry],
        collect() {
          // A series without a source must not keep its last value.
          gauge.reset();
          for (const { labels, value } of read()) gauge.set(labels, value);
        },
      });
    }
  }
}
