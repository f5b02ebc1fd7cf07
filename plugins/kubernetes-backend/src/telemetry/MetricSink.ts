import { LabelsOf, MetricNameOf } from './metrics';

export type CounterName = MetricNameOf<'counter'>;
export type HistogramName = MetricNameOf<'histogram'>;
export type GaugeName = MetricNameOf<'gauge'>;

export interface GaugeSample<N extends GaugeName> {
  readonly labels: LabelsOf<N>;
  readonly value: number;
}

/** The source of each gauge's values, read at every collection. */
export type GaugeReaders = {
  readonly [N in GaugeName]: () => Iterable<GaugeSample<N>>;
};

/** A destination of metrics. */
export interface MetricSink {
  /** @param amount - defaults to 1; 0 creates the series without an event */
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
  /** Called once, when the sources are ready. */
  readGauges(readers: GaugeReaders): void;
}
