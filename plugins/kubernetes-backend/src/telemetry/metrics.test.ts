import { MetricsServiceObservableCallback } from '@backstage/backend-plugin-api/alpha';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { FAILURE_CLASSES } from '@podlight/backstage-plugin-kubernetes-common';
import { failedMessage } from '../pipeline/ClusterProjection';
import { createMetrics } from './createMetrics';
import { GaugeSources } from './gaugeReaders';
import { METRICS, metricDefinitions } from './metrics';

const NOTHING: GaugeSources = {
  clusters: () => [].values(),
  subscriptions: () => [],
};

const aFinding = {
  id: '1',
  class: 'OOMKilled',
  severity: 'error',
  scope: { namespace: 'shop', kind: 'Deployment', name: 'web' },
  params: {},
  evidence: [],
  confidence: 'certain',
  missing: [],
  pods: [
    { namespace: 'shop', name: 'web-1' },
    { namespace: 'shop', name: 'web-2' },
  ],
  symptoms: [],
} as const;

function setup(sources: GaugeSources = NOTHING) {
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

describe('metrics', () => {
  it('have no more values of the label cluster than their bound', async () => {
    const { telemetry, samples } = setup();
    for (let index = 0; index < 600; index += 1) {
      telemetry.credentialFailed({
        cluster: `cluster-${index}`,
        reason: { code: 'credential', message: 'none' },
      });
    }
    const counted = await samples('podlight_credential_failures_total');
    expect(counted).toHaveLength(501);
    expect(counted).toContain('{cluster="other"} 100');
  });

  it('name the declared classes, and call all others custom', async () => {
    const { telemetry, samples } = setup();
    for (const name of ['OOMKilled', 'VaultSealed', 'x', 'y', 'constructor']) {
      telemetry.helpOpened(name);
    }
    expect(FAILURE_CLASSES).toHaveProperty('OOMKilled');
    expect(await samples('podlight_help_opened_total')).toEqual([
      '{class="OOMKilled"} 1',
      '{class="VaultSealed"} 1',
      '{class="custom"} 3',
    ]);
  });

  it('count a finding once, however many identities look at the service', async () => {
    const last = {
      ...failedMessage('one', { code: 'dns', message: '' }, new Date()),
      findings: [aFinding],
    };
    const reading = { cluster: 'one', viewers: 2, last };
    const { samples } = setup({
      ...NOTHING,
      subscriptions: () => [
        { ...reading, service: 'a' },
        { ...reading, service: 'a' },
        { ...reading, service: 'b' },
      ],
    });
    expect(await samples('podlight_findings')).toEqual([
      '{cluster="one",class="OOMKilled",severity="error",shard="10"} 1',
      '{cluster="one",class="OOMKilled",severity="error",shard="14"} 1',
    ]);
    expect(await samples('podlight_affected_pods')).toEqual([
      '{cluster="one",class="OOMKilled",shard="10"} 2',
      '{cluster="one",class="OOMKilled",shard="14"} 2',
    ]);
    expect(await samples('podlight_viewers')).toEqual(['{cluster="one"} 6']);
  });

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

  it('say which clusters are slow, without a histogram for each', async () => {
    const { telemetry, samples } = setup();
    for (const [cluster, seconds] of [
      ['one', 2.1],
      ['one', 1.9],
      ['two', 0.1],
    ] as const) {
      telemetry.requestDone({
        cluster,
        resource: 'pods',
        verb: 'list',
        outcome: 'ok',
        seconds,
      });
    }
    expect(await samples('podlight_api_slow_requests_total')).toEqual([
      '{cluster="one"} 1',
      '{cluster="two"} 0',
    ]);
  });

  it('of three replicas aggregate correctly, whichever replica follows what', async () => {
    const last = (findings: number) => ({
      ...failedMessage('one', { code: 'dns', message: '' }, new Date()),
      findings: Array.from({ length: findings }, () => aFinding),
    });
    const followedServices = (services: readonly string[]) =>
      services.map(service => ({
        cluster: 'one',
        service,
        viewers: 1,
        last: last(3),
      }));
    const replicas = [
      ['a', 'b'],
      ['a', 'b'],
      ['b', 'c'],
    ].map(services =>
      setup({ ...NOTHING, subscriptions: () => followedServices(services) }),
    );
    const largest = new Map<string, number>();
    for (const { samples } of replicas) {
      for (const sample of await samples('podlight_findings')) {
        const [labels, value] = sample.split(' ');
        largest.set(labels, Math.max(largest.get(labels) ?? 0, Number(value)));
      }
    }
    const sum = [...largest.values()].reduce((a, b) => a + b, 0);
    expect(sum).toBe(9);
  });

  it('forget a value that is gone', async () => {
    let watches = new Map([['pods', 2]]);
    const { samples } = setup({
      ...NOTHING,
      clusters: () =>
        [{ name: 'one', breaker: 'open' as const, watches }].values(),
    });
    expect(await samples('podlight_watches')).toEqual([
      '{cluster="one",resource="pods"} 2',
    ]);
    expect(await samples('podlight_breaker_state')).toEqual([
      '{cluster="one",state="closed"} 0',
      '{cluster="one",state="half-open"} 0',
      '{cluster="one",state="open"} 1',
    ]);
    watches = new Map();
    expect(await samples('podlight_watches')).toEqual([]);
  });

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
      ...NOTHING,
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
