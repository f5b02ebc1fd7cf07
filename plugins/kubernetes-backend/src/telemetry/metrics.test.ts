import { MetricsServiceObservableCallback } from '@backstage/backend-plugin-api/alpha';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { NO_GAUGES } from '../__testUtils__/scrapedMetrics';
import { createMetrics } from './createMetrics';
import { metricDefinitions } from './metrics';

describe('metrics', () => {
  it.each([
    // 41,831 series of one replica over 400 clusters made a scrape of 4 MB.
    { histogramsByCluster: false, count: 14_556 },
    { histogramsByCluster: true, count: 76_800 },
  ])(
    'are $count series over 400 clusters, as docs/metrics.md says',
    async ({ histogramsByCluster, count }) => {
      const clusters = Array.from({ length: 400 }, (_, n) => `cluster-${n}`);
      const resources = [...'abcdefghijkl'].map(letter => `kind-${letter}`);
      const watches = new Map(resources.slice(0, 5).map(name => [name, 1]));
      const metrics = createMetrics(metricsServiceMock.mock(), [], {
        histogramsByCluster,
      });
      const breaker = 'closed' as const;
      metrics.readGauges({
        clusters: () =>
          clusters
            .map(name => ({
              name,
              breaker,
              watches,
              lastSuccessAt: new Date(),
            }))
            .values(),
        subscriptions: () =>
          clusters.map(cluster => ({ cluster, service: 'a', viewers: 1 })),
      });
      for (const cluster of clusters) {
        for (const resource of resources) {
          for (const verb of ['list', 'watch'] as const) {
            metrics.telemetry.requestDone({
              cluster,
              resource,
              verb,
              outcome: 'ok',
              seconds: 0.1,
            });
          }
        }
      }
      const text = await metrics.prometheus.scrape();
      const series = text.split('\n').filter(line => /^podlight/.test(line));
      expect(series).toHaveLength(count);
    },
  );

  it('go to Backstage’s metrics service under the same names', () => {
    const service = metricsServiceMock.mock();
    const counter = { add: jest.fn() };
    service.createCounter.mockReturnValue(counter);
    const gauges = new Map<string, MetricsServiceObservableCallback>();
    service.createObservableGauge.mockImplementation(name => ({
      addCallback: callback => gauges.set(name, callback),
      removeCallback: () => undefined,
    }));
    const metrics = createMetrics(service, []);
    metrics.readGauges({
      ...NO_GAUGES,
      subscriptions: () => [{ cluster: 'one', service: 'a', viewers: 3 }],
    });
    metrics.telemetry.helpOpened('OOMKilled');
    expect(counter.add).toHaveBeenCalledWith(1, { class: 'OOMKilled' });
    const observe = jest.fn();
    gauges.get('podlight_viewers')?.({ observe });
    expect(observe).toHaveBeenCalledWith(3, { cluster: 'one' });
    const created = [
      service.createCounter,
      service.createHistogram,
      service.createObservableGauge,
    ].flatMap(({ mock }) => mock.calls.map(([name]) => name));
    expect(created.sort()).toEqual([...metricDefinitions.keys()].sort());
  });
});
