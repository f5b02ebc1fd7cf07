import { LabelsOf, MetricNameOf } from './metrics';

export type CounterName = MetricNameOf<'counter'>;
export type HistogramName = MetricNameOf<'histogram'>;
export type GaugeName = MetricNameOf<'gauge'>;

export interface GaugeSample<N extends GaugeName> {
  readonly labels: LabelsOf<N>;
  readonly value: number;
}

/** Where each gauge's values come from; asked whenever somebody collects metrics. */
export type GaugeReaders = {
  readonly [N in GaugeName]: () => Iterable<GaugeSample<N>>;
};

/** Somewhere that metrics go. */
export interface MetricSink {
  /** @param amount - 1 when absent; 0 for what is there and has not happened */
  count<N extends CounterName>(
    name: N,
    labels: LabelsOf<N>,
    amount?: number,
  ): void;
  observe<N extends HistogramName>(
    name: N,
    labels: Partial<LabelsOf<N>>,
    value: number,
  ): void;
  /** Called once, when there is something to read. */
  readGauges(readers: GaugeReaders): void;
}
