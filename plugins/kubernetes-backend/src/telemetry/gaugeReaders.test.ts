import { NO_GAUGES, scrapedMetrics } from '../__testUtils__/scrapedMetrics';
import { failedMessage } from '../pipeline/ClusterProjection';

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

describe('gaugeReaders', () => {
  it('count a finding once, however many identities look at the service', async () => {
    const last = {
      ...failedMessage('one', { code: 'dns', message: '' }, new Date()),
      findings: [aFinding],
    };
    const reading = { cluster: 'one', viewers: 2, last };
    const { samples } = scrapedMetrics({
      ...NO_GAUGES,
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
      scrapedMetrics({
        ...NO_GAUGES,
        subscriptions: () => followedServices(services),
      }),
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

  it('say when a cluster answered, in seconds, if it ever did', async () => {
    const cluster = { breaker: 'closed' as const, watches: new Map() };
    const lastSuccessAt = new Date('2026-01-01T00:00:00Z');
    const { samples } = scrapedMetrics({
      ...NO_GAUGES,
      clusters: () =>
        [
          { ...cluster, name: 'one', lastSuccessAt },
          { ...cluster, name: 'two' },
        ].values(),
    });
    expect(await samples('podlight_last_success_timestamp_seconds')).toEqual([
      '{cluster="one"} 1767225600',
    ]);
  });

  it('say of the fleet each what it is called', async () => {
    const { samples } = scrapedMetrics({
      ...NO_GAUGES,
      fleet: () => [{ cluster: 'one', records: 5, gaps: 2, lagSeconds: 3 }],
    });
    for (const [name, value] of [
      ['podlight_fleet_records', 5],
      ['podlight_fleet_gaps', 2],
      ['podlight_fleet_lag_seconds', 3],
    ] as const) {
      expect(await samples(name)).toEqual([`{cluster="one"} ${value}`]);
    }
  });

  it('forget a value that is gone', async () => {
    let watches = new Map([['pods', 2]]);
    const { samples } = scrapedMetrics({
      ...NO_GAUGES,
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
});
