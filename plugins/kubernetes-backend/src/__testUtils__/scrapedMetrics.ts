import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createMetrics } from '../telemetry/createMetrics';
import { GaugeSources } from '../telemetry/gaugeReaders';
import { METRICS } from '../telemetry/metrics';

/** Gauges of a backend without clusters and viewers. */
export const NO_GAUGES: GaugeSources = {
  clusters: () => [].values(),
  subscriptions: () => [],
};

/** The plugin's metrics, with one declared class of failure besides the built-in ones. */
export function scrapedMetrics(sources: GaugeSources = NO_GAUGES) {
  const metrics = createMetrics(metricsServiceMock.mock(), [
    { id: 'ours', classes: { VaultSealed: { severity: 'error' } } },
  ]);
  metrics.readGauges(sources);
  return {
    ...metrics,
    /** The samples of a metric, as `{labels} value`. */
    async samples(name: keyof typeof METRICS) {
      const text = await metrics.prometheus.scrape();
      return text
        .split('\n')
        .filter(line => line.startsWith(`${name}{`))
        .map(line => line.slice(name.length));
    },
  };
}
